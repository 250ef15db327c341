-- Where Truto would keep the data of an account; clients of it send the region, and read it again.
alter table integrated_account add column region text;

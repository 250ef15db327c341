/** One reading of a warehouse's tables. */
export interface WarehouseSync {
  warehouseId: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  finishesAt: number;
}

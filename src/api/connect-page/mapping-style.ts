/** Style of the page on which fields are mapped, on top of that of every page. */
export const mappingStyle = `
.mapping{padding-block-start:1.25rem;border-block-start:1px solid var(--line)}
.other,.adjust{margin-block-start:.625rem}
.other label,.adjust label,.try>label{display:block;font-size:.875rem;margin-block-end:.25rem}
.mapping:has(>select):not(:has(option[value=other]:checked)) .other{display:none}
.mapping :is(select,input,textarea):disabled{background-color:var(--soft);color:var(--quiet);opacity:1;cursor:not-allowed}
.first{position:absolute;inline-size:0;block-size:0;min-block-size:0;padding:0;border:0;overflow:hidden}
.try{border:1px solid var(--line);border-radius:.875rem;padding:.25rem .875rem .875rem;margin:0;min-inline-size:0}
.try legend{font-weight:600;padding:0 .375rem}
.row{display:flex;flex-wrap:wrap;gap:.5rem}
.row input{flex:1 1 11rem;inline-size:auto;min-inline-size:0}
.preview{margin-block-start:.875rem;overflow-x:auto}
.preview:focus{outline:none}
table{inline-size:100%;border-collapse:collapse;font-size:.875rem}
caption{text-align:start;font-weight:600;padding-block-end:.375rem;overflow-wrap:anywhere}
th,td{text-align:start;vertical-align:top;padding-block:.375rem;padding-inline:0 .625rem;border-block-end:1px solid var(--line);overflow-wrap:anywhere}
td{min-inline-size:4.75rem}
th:last-child,td:last-child{padding-inline-end:0}
thead th{color:var(--quiet);font-weight:400}
tbody th{font-weight:600}
td .wrong{margin:0}
`;

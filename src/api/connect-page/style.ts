import { mappingStyle } from './mapping-style.ts';

/**
 * The style sheet of the connect page. Only logical directions, so that it also reads from right to left; sizes in rem, so
 * that it grows with the visitor's text size and fits a zoom of 400 %.
 */
const frame = `
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Hiragino Sans","Yu Gothic UI",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;background:var(--page);color:var(--text);display:flex;align-items:center;justify-content:center;padding:1rem}
.framed body{padding:0;align-items:stretch;background:var(--background)}
main{background:var(--background);border:1px solid var(--line);border-radius:1.125rem;inline-size:100%;max-inline-size:30rem;min-inline-size:0;padding:1.125rem clamp(1.125rem,6vw,2rem) 1.5rem;box-shadow:0 1px 2px rgb(0 0 0/.05),0 1rem 2.5rem -1rem rgb(0 0 0/.18)}
.framed main{border:0;border-radius:0;box-shadow:none;max-inline-size:none}
@media(max-width:36rem){body{padding:0;align-items:stretch}main{max-inline-size:none;border:0;border-radius:0;box-shadow:none}}
main>:first-child:not(header){margin-block-start:.875rem}
.framed main>:first-child:not(header){margin-block-start:2.25rem}
header{display:flex;align-items:center;gap:.5rem;min-block-size:2.75rem;margin-block-end:1rem}
.product{flex:1;min-inline-size:0;display:flex;align-items:center;gap:.625rem;font-weight:600;overflow-wrap:anywhere}
.product img{max-block-size:2rem;max-inline-size:8rem}
.corner{flex:none;inline-size:2.75rem;block-size:2.75rem;min-block-size:0;padding:0;border:0;border-radius:.625rem;color:var(--quiet);display:grid;place-items:center}
a.corner:first-child{margin-inline-start:-.75rem}
header form{margin-inline-end:-.75rem}
.corner:hover{background:var(--soft);color:var(--text)}
h1{font-size:1.375rem;line-height:1.25;letter-spacing:-.01em;margin:0 0 .5rem;overflow-wrap:anywhere;text-wrap:balance}
p{margin:0 0 1rem;overflow-wrap:anywhere}
label,legend,summary,h2,li,.help,.wrong,button,.button{overflow-wrap:anywhere}
a{color:var(--accent)}
.quiet{color:var(--quiet);font-size:.875rem}
.title{display:flex;align-items:center;gap:.875rem;margin-block-end:.75rem}
.title h1{margin:0}
footer{display:flex;gap:.5rem;margin-block-start:1.25rem;padding-block-start:1rem;border-block-start:1px solid var(--line);color:var(--quiet);font-size:.8125rem}
footer p{margin:0}
.icon{flex:none;inline-size:1.25rem;block-size:1.25rem;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
footer .icon{inline-size:1.125rem;block-size:1.125rem}
[dir=rtl] .directed{transform:scaleX(-1)}
.badge{flex:none;inline-size:2.5rem;block-size:2.5rem;font-weight:700;font-size:1rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
[hidden]{display:none!important}
`;

const notes = `
.whom,.note,.problem{display:flex;gap:.75rem;border:1px solid var(--line);border-radius:.75rem;padding:.75rem .875rem;margin-block-end:1.25rem;font-size:.9375rem}
.whom>div,.note>div,.problem>div{min-inline-size:0}
.whom p,.note p,.problem p{margin:0}
.whom{background:var(--soft);border-color:transparent}
.whom .icon{color:var(--quiet)}
.whom .quiet,.note .quiet{margin-block-start:.125rem;font-size:.8125rem}
.note{background:var(--note-background);border-color:var(--note-line)}
.note.good{background:var(--soft);border-color:transparent}
.note.good .icon{color:var(--good)}
.note button{margin-block-start:.625rem}
.problem{background:var(--danger-background);border-color:var(--danger)}
.problem .icon{color:var(--danger)}
.problem h2{font-size:1rem;margin:0 0 .125rem}
.problem ul{margin:0;padding:0;list-style:none}
.problem li a{display:inline-block;min-block-size:1.5rem}
.problem a{color:inherit}
.problem:focus{outline-offset:2px}
`;

const choices = `
ul.choices{list-style:none;margin:0 0 1.25rem;padding:0;display:grid;gap:.5rem}
ul.choices a{display:flex;align-items:center;gap:.875rem;padding:.75rem .875rem;border:1px solid var(--line);border-radius:.875rem;color:inherit;text-decoration:none;transition:border-color .15s,background-color .15s}
ul.choices a:hover{border-color:var(--accent);background:var(--soft)}
ul.choices a>span{flex:1;min-inline-size:0;overflow-wrap:anywhere}
ul.choices strong,ul.choices .quiet{display:block}
ul.choices .icon{color:var(--quiet)}
`;

const fields = `
.field{margin:0 0 1.25rem;border:0;padding:0;min-inline-size:0}
.field>label,.field>legend{font-weight:600;display:block;margin-block-end:.375rem;padding:0}
.optional{font-weight:400;color:var(--quiet)}
.help,.wrong{font-size:.875rem;margin:.375rem 0 0}
.help{color:var(--quiet)}
.help p{margin:0}
.wrong{color:var(--danger)}
.wrong:empty{display:none}
input[type=text],input[type=password],select,textarea{font:inherit;inline-size:100%;min-block-size:2.75rem;padding:.5rem .75rem;color:var(--text);background:var(--background);border:1px solid var(--border);border-radius:.625rem}
select{appearance:none;padding-inline-end:2.25rem;text-overflow:ellipsis;background-image:linear-gradient(45deg,transparent 50%,var(--quiet) 50%),linear-gradient(-45deg,transparent 50%,var(--quiet) 50%);background-repeat:no-repeat;background-size:.3125rem .3125rem;background-position:right 1.1875rem center,right .875rem center}
[dir=rtl] select{background-position:left .875rem center,left 1.1875rem center}
textarea{resize:vertical;font-family:ui-monospace,monospace;font-size:.875rem}
::placeholder{color:var(--quiet);opacity:1}
[aria-invalid=true]:is(input,select,textarea),[aria-invalid=true] .radios label{border-color:var(--danger)}
.secret{position:relative}
.secret input{padding-inline-end:3rem}
.secret button{position:absolute;inset-block:0;inset-inline-end:0;inline-size:2.75rem;min-block-size:0;padding:0;border:0;border-radius:.625rem;color:var(--quiet)}
.secret button:hover{color:var(--text)}
[aria-pressed=false] .when-shown,[aria-pressed=true] .when-hidden{display:none}
.radios{display:grid;gap:.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,10.5rem),1fr))}
.radios:has(>:nth-child(3)){grid-template-columns:1fr}
.radios label{display:flex;gap:.625rem;align-items:center;min-block-size:2.75rem;padding:.5rem .75rem;border:1px solid var(--border);border-radius:.625rem;cursor:pointer}
.radios label:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.radios :focus-visible{outline:0}
.radios label:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.radios input{flex:none;margin:0;inline-size:1.125rem;block-size:1.125rem;accent-color:var(--accent)}
.radios span{min-inline-size:0;overflow-wrap:anywhere}
summary{cursor:pointer;inline-size:fit-content;border-radius:.25rem}
.steps{margin-block-start:.375rem;font-size:.875rem}
.steps summary{color:var(--accent);min-block-size:1.5rem}
.steps ol{margin:.375rem 0 0;padding-inline-start:1.375rem;color:var(--quiet)}
.steps li{padding-inline-start:.25rem;margin-block-end:.25rem}
.more{margin-block-end:1.25rem}
.more>summary{font-weight:600;padding-block:.375rem}
.more[open]>summary{margin-block-end:.75rem}
`;

const actions = `
button,.button{font:inherit;font-weight:600;min-block-size:2.75rem;padding:.5rem 1.25rem;border-radius:.625rem;border:1px solid var(--border);background:transparent;color:var(--text);cursor:pointer;text-decoration:none;display:inline-flex;align-items:center;justify-content:center;gap:.5rem}
button:hover,.button:hover{background:var(--soft)}
.small{min-block-size:2.25rem;padding:.25rem .875rem;font-size:.875rem}
.primary,.primary:hover{background:var(--fill);border-color:var(--accent);color:var(--on-fill)}
.primary:hover{filter:brightness(1.06)}
.primary[aria-disabled=true]{cursor:progress;filter:none;opacity:.85}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin-block-start:1.5rem}
.actions>*{flex:1 1 10rem}
.actions:not(:has(>:not([hidden]))){display:none}
.spinner{flex:none;inline-size:1rem;block-size:1rem;border:2px solid currentColor;border-inline-end-color:transparent;border-radius:50%;animation:turn .8s linear infinite}
@keyframes turn{to{transform:rotate(1turn)}}
`;

const outcome = `
.outcome{text-align:center;padding-block:.5rem}
.outcome p:last-child{margin:0;color:var(--quiet)}
.mark{inline-size:4rem;block-size:4rem;margin:0 auto 1.125rem;border-radius:50%;display:grid;place-items:center;color:var(--background);background:var(--good);animation:appear .35s cubic-bezier(.3,1.6,.6,1)}
.mark.none{background:var(--quiet)}
.mark.bad{background:var(--danger)}
.mark .icon{inline-size:2rem;block-size:2rem;stroke-width:2.5}
.mark.good path{stroke-dasharray:24;animation:draw .4s .15s ease-out backwards}
@keyframes appear{from{transform:scale(.6);opacity:0}}
@keyframes draw{from{stroke-dashoffset:24}}
dl{margin:1.25rem 0 0;border:1px solid var(--line);border-radius:.75rem}
dl+.note{margin-block:1.25rem 0}
dl div{display:flex;flex-wrap:wrap;gap:.125rem 1rem;justify-content:space-between;padding:.625rem .875rem}
dl div+div{border-block-start:1px solid var(--line)}
dt{color:var(--quiet)}
dd{margin:0;font-weight:600;overflow-wrap:anywhere}
@media(prefers-reduced-motion:reduce){.mark,.mark.good path{animation:none}.spinner{animation-duration:4s}*{transition:none!important}}
`;

export const style = [frame, notes, choices, fields, actions, outcome, mappingStyle].join('').replaceAll('\n', '');

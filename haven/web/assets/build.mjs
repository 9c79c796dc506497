// Writes ../static/haven: both style sheets, the fonts, the page's script, the questionnaire,
// the offline page, htmx.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import rtlcss from "rtlcss";
import * as sass from "sass";
import { unpacking } from "./unpacking.mjs";
import { islands } from "./islands.mjs";

const OUT = "../static/haven";
const FONTS = [
  ["noto-sans", "latin"],
  ["noto-sans", "latin-ext"],
  ["noto-sans", "cyrillic"],
  ["noto-sans", "cyrillic-ext"],
  ["noto-sans-arabic", "arabic"],
  ["noto-sans-georgian", "georgian"],
  ["noto-sans-armenian", "armenian"],
];

function write(name, text) {
  writeFileSync(`${OUT}/${name}`, text);
  console.log(name, gzipSync(text, { level: 9 }).length, "bytes with gzip");
}

function styles() {
  const { css } = sass.compile("app.scss", {
    style: "compressed",
    importers: [new sass.NodePackageImporter()],
    quietDeps: true,
  });
  const flipped = rtlcss.process(css);
  write("ltr.css", css + islands(css, flipped, "rtl"));
  write("rtl.css", flipped + islands(flipped, css, "ltr"));
}

function fonts() {
  rmSync(`${OUT}/fonts`, { recursive: true, force: true });
  mkdirSync(`${OUT}/fonts`, { recursive: true });
  for (const [family, script] of FONTS) {
    const source = `node_modules/@fontsource/${family}`;
    for (const weight of [400, 700]) {
      const name = `${family}-${script}-${weight}`;
      copyFileSync(`${source}/files/${name}-normal.woff2`, `${OUT}/fonts/${name}.woff2`);
    }
    copyFileSync(`${source}/LICENSE`, `${OUT}/fonts/${family}-LICENSE.txt`);
  }
}

async function script(entry, name) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    minify: true,
    legalComments: "none",
    target: "es2022",
    plugins: [unpacking],
    write: false,
  });
  write(name, outputFiles[0].text);
}

styles();
fonts();
await script("page.mjs", "govuk-frontend.min.js");
await script("questionnaire/main.mjs", "questionnaire.js");
await script("field/main.mjs", "field.js");
write("htmx.min.js", readFileSync("node_modules/htmx.org/dist/htmx.min.js", "utf8"));

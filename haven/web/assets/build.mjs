// Writes ../static/haven: both style sheets, the fonts, the page's script and htmx.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import rtlcss from "rtlcss";
import * as sass from "sass";

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
  write("ltr.css", css);
  write("rtl.css", rtlcss.process(css));
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

function scripts() {
  const { outputFiles } = buildSync({
    entryPoints: ["page.mjs"],
    bundle: true,
    format: "esm",
    minify: true,
    legalComments: "none",
    target: "es2020",
    write: false,
  });
  write("govuk-frontend.min.js", outputFiles[0].text);
  write("htmx.min.js", readFileSync("node_modules/htmx.org/dist/htmx.min.js", "utf8"));
}

styles();
fonts();
scripts();

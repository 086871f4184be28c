// Lighthouse's category "SEO" alone, on a page whose policy is set aside: node lighthouse_seo.mjs URL BROWSER [FLAG ...]
// Lighthouse asks for robots.txt from inside the page, and `connect-src 'none'` refuses that, as it refuses every request.
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const [url, executablePath, ...args] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args });
const page = await browser.newPage();
await page.setBypassCSP(true);
const result = await lighthouse(url, { onlyCategories: ["seo"], logLevel: "error" }, undefined, page);
await browser.close();
console.log(JSON.stringify(result.lhr));

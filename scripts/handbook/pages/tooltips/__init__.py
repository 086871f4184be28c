"""Words of the glossary in running text become links to it; `js/terms.js` shows the meaning beside them."""

"""How a paper looks as PDF: A4, one calm typeface, tables that may run over pages with their header repeated."""

STYLE = """
@page { size: A4; margin: 22mm 20mm 20mm; color: #4a4f57 }
@page { font: 8pt "Liberation Sans", Arial, "DejaVu Sans", sans-serif }
html { font: 10pt/1.45 "Liberation Sans", Arial, "DejaVu Sans", sans-serif; color: #1b1f24 }
body { margin: 0 }
h1 { font-size: 21pt; line-height: 1.2; margin: 0 0 2mm; color: #12395c; bookmark-level: 1 }
h2 { font-size: 14.5pt; line-height: 1.25; margin: 8mm 0 2mm; color: #12395c; bookmark-level: 2 }
h3 { font-size: 11.5pt; margin: 6mm 0 1.5mm; color: #12395c; bookmark-level: 3 }
h4 { font-size: 10pt; margin: 4mm 0 1mm; bookmark-level: 4 }
h1, h2, h3, h4 { break-after: avoid; hyphens: none }
p:has(+ figure) { break-after: avoid }
p { margin: 0 0 2.5mm; orphans: 2; widows: 2 }
.subtitle { font-size: 13pt; margin: 0 0 1mm }
.facts { color: #4a4f57; margin: 0 0 8mm; padding-bottom: 3mm; border-bottom: .5pt solid #c4cad3 }
.lead { font-size: 11.5pt; line-height: 1.4 }
.note { font-size: 8.5pt; color: #4a4f57 }
.break { break-before: page }
ul, ol { margin: 0 0 3mm; padding-left: 6mm }
li { margin: 0 0 1mm }
figure { margin: 3mm 0 5mm; break-inside: avoid }
img { max-width: 100%; display: block }
figcaption { font-size: 8.5pt; color: #4a4f57; margin-top: 1.5mm }
table { width: 100%; border-collapse: collapse; margin: 3mm 0 6mm; font-size: 8.5pt; line-height: 1.3 }
caption { caption-side: top; text-align: left; font-size: 8.5pt; color: #4a4f57; margin-bottom: 1.5mm }
caption { break-after: avoid }
thead { display: table-header-group }
th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm 1.2mm 0; border-bottom: .5pt solid #dfe3e8 }
thead th { border-bottom: 1pt solid #12395c; vertical-align: bottom }
tbody th { font-weight: 400 }
tr { break-inside: avoid }
tbody tr:nth-child(-n+3) { break-after: avoid }
tbody tr:nth-last-child(-n+2) { break-before: avoid }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
thead .number { white-space: normal }
.number + td:not(.number), .number + th:not(.number) { padding-left: 5mm }
.day { white-space: nowrap }
.total th, .total td { font-weight: 700; border-top: .75pt solid #1b1f24 }
code { font: inherit; overflow-wrap: anywhere }
"""
# Large type and short lines, as easy-to-read texts are set: at least 14 points (Centre for Easy-to-Read, advice [C]).
EASY = """
html { font-size: 14pt; line-height: 1.5 }
h1 { font-size: 24pt }
h2 { font-size: 18pt; margin-top: 9mm }
h3 { font-size: 15pt }
p, li { max-width: 145mm }
li { margin-bottom: 2.5mm }
.lead { font-size: 16pt }
.note, figcaption, caption, table, .facts { font-size: 12pt }
"""

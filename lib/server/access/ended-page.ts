/** Plain on purpose: the same bytes for every link that opens nothing, and no more in a preview than the product's name. */
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>Slotwatch</title>
<link rel="icon" href="/icons/unknown.svg">
<link rel="stylesheet" href="/ended.css">
</head>
<body>
<main>
<h1>This link has ended</h1>
<p>It may have been withdrawn or mistyped. Ask whoever sent it for a new one.</p>
</main>
</body>
</html>
`;

/** The answer to a link that is unknown, over, paused or withdrawn. */
export function endedPage(): Response {
  return new Response(PAGE, {
    status: 404,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}

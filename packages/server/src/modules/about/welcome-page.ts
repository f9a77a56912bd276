/** The page at `/`: plain, without styles or scripts, until the web application takes its place. */
export const welcomePage = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>三审 Sanshen</title></head>
<body>
<h1>三审 Sanshen</h1>
<p>三审三校、签发、发布与核验。服务已启动；网页端尚未提供，请通过接口使用。</p>
<p lang="en">Three reviews, three proofreads, release, publication and proof. The server runs; its screens are not built yet, use the API.</p>
<p><a href="/api/v1/openapi.json">OpenAPI</a></p>
</body>
</html>
`;

// What a page's JSON-LD says of its article, by schema.org. What enters: the scripts' texts and the page's own address and
// title. What leaves: at most one article's fields, as written. A list of articles, of which none is the page's, says nothing.

export type LinkedArticle = {
  readonly title: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
};

/** Types of schema.org that are articles: https://schema.org/Article and what is under it. */
const ARTICLE =
  /^(?:https?:\/\/schema\.org\/|schema:)?(?:Article|NewsArticle|AdvertiserContentArticle|AnalysisNewsArticle|AskPublicNewsArticle|BackgroundNewsArticle|OpinionNewsArticle|ReportageNewsArticle|ReviewNewsArticle|Report|ScholarlyArticle|TechArticle|SocialMediaPosting|BlogPosting|LiveBlogPosting)$/;
/** Most nodes that are looked at, and how deep. */
const MOST_NODES = 2000;
const DEEPEST = 5;

type Node_ = Readonly<Record<string, unknown>>;

/** The article that the scripts describe, if they describe the page's. */
export function linkedArticle(
  scripts: readonly string[],
  page: { readonly url: string | null; readonly title: string | null },
): LinkedArticle | null {
  const nodes = scripts.flatMap((script) => nodesOf(parsed(script)));
  const byId = new Map(
    nodes.flatMap((node) =>
      typeof node['@id'] === 'string' && Object.keys(node).length > 1 ? [[node['@id'], node]] : [],
    ),
  );
  const articles = nodes.filter(isArticle).map((node) => articleOf(node, byId));
  const own = articles.filter(({ url }) => url !== null && url === page.url);
  const named = articles.filter(({ title }) => title !== null && title === page.title);
  for (const some of [own, named, articles]) {
    const [first] = some;
    if (first && some.every((one) => one.published === first.published))
      return some.length > 1 && some === articles ? null : first;
  }
  return null;
}

function parsed(script: string): unknown {
  try {
    return JSON.parse(
      script.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/g, ''),
    );
  } catch {
    return null;
  }
}

const isNode = (value: unknown): value is Node_ => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The nodes of a script: its arrays, its graph, and the main entity of a page. */
function nodesOf(value: unknown): readonly Node_[] {
  const found: Node_[] = [];
  const visit = (one: unknown, depth: number): void => {
    if (depth > DEEPEST || found.length >= MOST_NODES) return;
    if (Array.isArray(one)) for (const inner of one.slice(0, MOST_NODES)) visit(inner, depth + 1);
    else if (isNode(one)) {
      found.push(one);
      visit(one['@graph'], depth + 1);
      visit(one.mainEntity, depth + 1);
    }
  };
  visit(value, 0);
  return found;
}

const isArticle = (node: Node_): boolean =>
  [node['@type']].flat().some((type) => typeof type === 'string' && ARTICLE.test(type));

function articleOf(node: Node_, byId: ReadonlyMap<unknown, Node_>): LinkedArticle {
  const resolved = (value: unknown): unknown => {
    const [one] = [value].flat();
    return isNode(one) && typeof one['@id'] === 'string' ? { ...byId.get(one['@id']), ...one } : one;
  };
  const named = (value: unknown): string | null => {
    const one = resolved(value);
    return text(isNode(one) ? one.name : one);
  };
  const page = resolved(node.mainEntityOfPage);
  return {
    title: text(node.headline) ?? text(node.name),
    published: text(node.datePublished),
    publisher: named(node.publisher) ?? named(node.sourceOrganization),
    url: text(node.url) ?? text(isNode(page) ? (page['@id'] ?? page.url) : page),
  };
}

/** A text as written; the first of a list; null for anything else. */
function text(value: unknown): string | null {
  const [one] = [value].flat();
  return typeof one === 'string' && one.trim() !== '' ? one.trim().slice(0, 4000) : null;
}

/* theme_quick.h: what sheets say most often, done without XPath's long way
 * round; for the rooms of the theme. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_QUICK_H
#define CORE_THEME_QUICK_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>
#include <libxslt/xsltInternals.h>

struct _xsltStylePreComp;
struct _xsltStylesheet;
struct _xsltTemplate;
struct _xsltTransformContext;
struct pool;
struct quick_rules;
struct say_function;

/*
 * An expression, read once. Only what is common is: paths, whose predicates
 * are questions, variables, literals, comparisons, the functions below and
 * those of theme_say.h. libxslt does the rest, as it would do all of it.
 */
enum quick_kind {
	QUICK_TEXT,		/* 'a', "a" */
	QUICK_NUMBER,		/* 7 */
	QUICK_PATH,		/* ., .., a/b, @c, /page/@lang, a[@b = 'c'] */
	QUICK_VARIABLE,		/* $a */
	QUICK_UNION,		/* a | $b[@c], of a global variable alone */
	QUICK_FILTER,		/* $b[@c] in it */
	QUICK_OURS,		/* a:say('key', …) */
	QUICK_CONCAT, QUICK_STRING, QUICK_NAME, QUICK_TRANSLATE,
	QUICK_TO_NUMBER, QUICK_COUNT,
	QUICK_NOT, QUICK_BOOLEAN, QUICK_CONTAINS, QUICK_BEGINS,
	QUICK_AND, QUICK_OR, QUICK_COMPARE,
};

enum quick_axis {
	QUICK_ROOT, QUICK_SELF, QUICK_PARENT, QUICK_CHILD, QUICK_ATTRIBUTE,
};

struct quick_step {
	enum quick_axis	 axis;
	const char	*name;		/* NULL: any */
	const struct quick *test;	/* in brackets; NULL: none */
};

struct quick {
	enum quick_kind			 kind;
	char				 order;	/* = ! < > l g, as <= >= */
	size_t				 count;	/* of parts or of steps */
	union {
		const char			*text;	/* or name */
		double				 number;
		const struct quick_step		*steps;
		const struct say_function	*ours;
	};
	const struct quick		*part;	/* the first of its parts, */
	const struct quick		*next;	/* the next beside it */
};

/* theme_quick_read.c. NULL: this one is not among them. node: whose
 * namespaces are in scope. In the pool. */
const struct quick *quick_read(struct pool *, const char *text, size_t len,
	const xmlNode *node);

/* theme_quick_path.c: call it for each node of a path, in the order of the
 * document, until it says true, which is then the result. */
typedef bool quick_node_fn(const xmlNode *, void *);
bool quick_each(const struct quick *path, struct _xsltTransformContext *,
	const xmlNode *from, quick_node_fn *, void *arg);

/* Each test of a node is a step, of which there are so many: false, and the
 * page ends. */
bool quick_may_step(struct _xsltTransformContext *);
double quick_count(const struct quick *path, struct _xsltTransformContext *,
	const xmlNode *from);
/* Does this node stand where the step leads? */
bool quick_step_is(const struct quick_step *, struct _xsltTransformContext *,
	const xmlNode *);

/* Text that lives in the document, the sheet or the words, or is owned. */
struct quick_text {
	const char	*text;
	xmlChar		*owned;		/* for xmlFree(); or NULL */
};

/* As name() gives it, with its prefix: of the first node of a path, or, where
 * that is NULL, of at. */
struct quick_text quick_name(const struct quick *path,
	struct _xsltTransformContext *, const xmlNode *at);

/* theme_quick_value.c: what it comes to, at a node. */
struct quick_text quick_text(const struct quick *,
	struct _xsltTransformContext *, const xmlNode *at);
bool quick_truth(const struct quick *, struct _xsltTransformContext *,
	const xmlNode *at);
/* It comes to true or false. */
bool quick_is_question(const struct quick *);
bool quick_is_number(const struct quick *);
/* Of such a one alone. */
double quick_number(const struct quick *, struct _xsltTransformContext *,
	const xmlNode *at);
/* theme_quick_compare.c */
bool quick_compare(const struct quick *, struct _xsltTransformContext *,
	const xmlNode *at);
/* The string value of a node. */
struct quick_text quick_node_text(const xmlNode *);
/* The variable as it stands, or NULL. copy: to be freed with it. */
const struct _xmlXPathObject *quick_variable(
	struct _xsltTransformContext *, const char *name,
	struct _xmlXPathObject **copy);

/* theme_quick_run.c: is there nothing in this list but text and instructions
 * that need only be called? */
bool quick_is_plain(const xmlNode *list);
/* Run it. plain: what quick_is_plain() said. */
void quick_run(struct _xsltTransformContext *, xmlNode *at, xmlNode *list,
	bool plain);
/* The nodes of a path, or of a variable; NULL: it has none. */
struct _xmlNodeSet *quick_nodes(const struct quick *path,
	struct _xsltTransformContext *, const xmlNode *at);
/* Run a template. plain: what quick_is_plain() said of it. inst: who calls,
 * without parameters. */
void quick_template(struct _xsltTransformContext *, xmlNode *at,
	xmlNode *inst, struct _xsltTemplate *, bool plain);
/* Every node of the path finds its template. inst: who says so. False: a
 * variable is no set of nodes. */
bool quick_apply(struct _xsltTransformContext *, xmlNode *at, xmlNode *inst,
	const struct quick *path, const struct quick_rules *);

/* theme_quick_rules.c: the templates of this mode, or of none; a mode with a
 * namespace is libxslt's. all: those of other modes of the sheet, or NULL. In
 * the pool. */
const struct quick_rules *quick_rules(struct quick_rules **all,
	struct _xsltStylesheet *, struct pool *, const xmlChar *mode);
/* When all instructions are read. */
void quick_rules_end(struct quick_rules *);
void quick_rules_begin(const struct quick_rules *,
	struct _xsltTransformContext *);
/* The node finds its template, which is run. */
void quick_find(const struct quick_rules *, struct _xsltTransformContext *,
	xmlNode *, xmlNode *inst);

/* theme_quick_variable.c: a variable is learnt, or left to libxslt; bound;
 * and, when its list ends, gone with all those above so many. */
void quick_learn_variable(struct pool *, xmlNode *inst,
	const struct _xsltStylePreComp *);
void quick_bind(struct _xsltTransformContext *, xmlNode *at, xmlNode *inst);
void quick_unbind(struct _xsltTransformContext *, int most);
/* What such an expression comes to, as libxml2 has it. */
struct _xmlXPathObject *quick_object(const struct quick *,
	struct _xsltTransformContext *, xmlNode *at);

/* Those of a whole sheet, in the order in which they lean on each other; the
 * first is in its _private. */
struct quick_global {
	const xmlChar		*name;
	const struct quick	*value;
	xmlNode			*inst;
	struct quick_global	*next;
};

/* theme_quick_global.c: they are learnt; and bound, before libxslt is asked to
 * apply the sheet. */
void quick_learn_globals(struct _xsltStylesheet *, struct pool *);
void quick_bind_globals(struct _xsltTransformContext *, xmlDoc *);

/*
 * What takes the short way is an instruction to libxslt, which runs what is
 * behind comp.func. Where it finds one, it has compiled that node, it thinks;
 * nobody else uses _private of a sheet's nodes, so there is the same, and of a
 * variable its struct quick.
 */
struct quick_node {
	xsltElemPreComp		 comp;
	bool			 plain;		/* quick_is_plain() within */
};
void quick_take(xmlNode *, struct quick_node *, xsltStyleType,
	xsltTransformFunction);
/* The text of an attribute; NULL: it is of a namespace, or has none. */
const char *quick_attribute(const xmlAttr *);

/*
 * theme_quick.c: a file of sheets is read before libxslt compiles it: what is
 * taken here libxslt need not keep, and its attributes go. Then, compiled, a
 * sheet and all it imports. What they need lives in the pool, as long as it.
 * False: it gives namespaces other names, in the files behind it, too, so
 * libxslt must see their elements as they are.
 */
bool theme_quick_source(xmlDoc *, struct pool *);
void theme_quick(struct _xsltStylesheet *, struct pool *);
/* theme_quick_jump.c: <apply-templates>, taken before it is compiled if it can
 * be; and, when all is compiled, each of them and each <call-template>. */
void quick_jump_take(xmlNode *inst, struct pool *);
void quick_jump(struct quick_rules **all, struct _xsltStylesheet *,
	struct pool *, xmlNode *inst);
/* theme_quick_element.c: text, which it takes over. */
void quick_write(struct _xsltTransformContext *, struct quick_text);
/* An element that the sheet writes, where it can; before it is compiled only
 * where none of its attributes is left to libxslt. */
void quick_element(xmlNode *, struct pool *);

#endif

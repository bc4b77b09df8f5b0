/* theme_proof_tree.h: reading a tree that was made; for theme_proof*.c. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_PROOF_TREE_H
#define CORE_THEME_PROOF_TREE_H

#include <stdbool.h>

struct _xmlNode;
struct language;
struct proof;

/* The next element below top, in the order of the page: the first for top
 * itself; NULL behind the last. */
struct _xmlNode *tree_next(const struct _xmlNode *top,
	const struct _xmlNode *);
/* The same, but not into it. */
struct _xmlNode *tree_past(const struct _xmlNode *top,
	const struct _xmlNode *);
bool tree_is(const struct _xmlNode *, const char *name);
/* The nearest element above with one of these names, or NULL. */
struct _xmlNode *tree_above(const struct _xmlNode *, const char *names);
/* Who would have labelled a control: what stands round it alone; else the
 * control itself. */
const struct _xmlNode *tree_holder(const struct _xmlNode *control);
/* The first child of this name, or NULL. */
struct _xmlNode *tree_child(const struct _xmlNode *, const char *name);
/* The first element below, of this name, or NULL. */
struct _xmlNode *tree_first(const struct _xmlNode *, const char *name);
/* The first element anywhere below whose attribute has this value. */
struct _xmlNode *tree_find(const struct _xmlNode *top, const char *attribute,
	const char *value);

/* The value of an attribute, as long as the tree is not changed; NULL: it has
 * none. */
const char *tree_value(const struct _xmlNode *, const char *name);
bool tree_has(const struct _xmlNode *, const char *name, const char *value);

/* Something is said by it to who does not see: text, a picture's words,
 * aria-label; not what is hidden. */
bool tree_speaks(const struct _xmlNode *);
/* The element has a name of its own: aria-label, or the element that
 * aria-labelledby leads to. */
bool tree_is_named(const struct _xmlNode *);

/* theme_proof_html.c: is this HTML? */
void proof_html(const struct proof *, struct _xmlNode *top);
/* theme_proof_whole.c: is there all that elements need of each other? */
void proof_whole(const struct proof *, struct _xmlNode *top);
/* theme_proof_ids.c: is each id one, and does each lead somewhere? */
void proof_ids(const struct proof *, struct _xmlNode *top);
/* theme_proof_lang.c: are words of other languages said to be? */
void proof_languages(const struct proof *, struct _xmlNode *page,
	struct _xmlNode *top);
/* theme_proof_frame.c: does every page lead home, in and out, to help? */
void proof_frame(const struct proof *, struct _xmlNode *page,
	struct _xmlNode *top);
/* theme_proof_names.c: has what people press or see a name? */
void proof_names(const struct proof *, struct _xmlNode *top);

#endif

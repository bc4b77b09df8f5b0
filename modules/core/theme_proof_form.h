/* theme_proof_form.h: forms as they must be; for theme_proof*.c. */
/* SPDX-License-Identifier: ISC */
#ifndef CORE_THEME_PROOF_FORM_H
#define CORE_THEME_PROOF_FORM_H

#include <stdbool.h>

struct _xmlNode;
struct language;
struct proof;
struct speaking;

/* Each form of the document stands in the page, can be sent, and has lost
 * nothing. */
void proof_forms(const struct proof *, const struct speaking *,
	struct _xmlNode *page, struct _xmlNode *top);

/* theme_proof_field.c: a field of the document that people see: its controls,
 * their label, hint and error, what was typed. */
void proof_field(const struct proof *, const struct language *,
	const struct _xmlNode *field, const struct _xmlNode *made,
	const struct _xmlNode *top);
/* Any control of the page has a name; other elements are passed over. */
void proof_control(const struct proof *, const struct _xmlNode *,
	const struct _xmlNode *top);

/* Its text, "" for NULL, is this one. */
bool form_text_is(const struct _xmlNode *, const char *text);

#endif

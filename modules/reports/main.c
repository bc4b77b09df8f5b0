/* main.c: the reports module: what managers read. */
/* SPDX-License-Identifier: ISC */
#include "reports.h"

static const struct route routes[] = {
	{ GET, "/reports",           report_index, ROLE_OFFICER },
	{ GET, "/reports/{measure}", report_show,  ROLE_OFFICER,
	  &period_form },
	{ 0 }
};

static const struct module reports = { "reports", routes, reports_queries };

int
main(int argc, char **argv)
{
	return door_open(&reports, argc, argv);
}

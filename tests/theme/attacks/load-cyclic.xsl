<?xml version="1.0" encoding="UTF-8"?>
<!-- Entities that stand for each other. -->
<!-- SPDX-License-Identifier: ISC -->
<!DOCTYPE xsl:stylesheet [<!ENTITY a "&b;"><!ENTITY b "&a;">]>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      &a;
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Made when the page is, so that only the serialiser sees it. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xsl:element name="math"><p>alert(1)</p></xsl:element>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>

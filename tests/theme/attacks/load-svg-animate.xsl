<?xml version="1.0" encoding="UTF-8"?>
<!-- A link that is moved. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <svg xmlns="http://www.w3.org/2000/svg"><a><animate attributeName="href" values="javascript:alert(1)"/></a></svg>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>

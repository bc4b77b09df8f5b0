<?xml version="1.0" encoding="UTF-8"?>
<!-- Includes what is no file of the folder. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="away/outside.xsl"/>
  <xsl:template match="/page">
    <html lang="en"><body>
      
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- Imports from another host. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="http://evil.example/a.xsl"/>
  <xsl:template match="/page">
    <html lang="en"><body>
      
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>

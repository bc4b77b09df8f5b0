<?xml version="1.0" encoding="UTF-8"?>
<!-- document() in a key. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:key name="k" match="case" use="document('/etc/passwd')"/>
  <xsl:template match="/page">
    <html lang="en"><body>
      
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- What the serialiser would leave out is refused at once. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/page">
    <html lang="en"><body>
      <object data="/x"/>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>

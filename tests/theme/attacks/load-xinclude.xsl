<?xml version="1.0" encoding="UTF-8"?>
<!-- XInclude of another file. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xi="http://www.w3.org/2001/XInclude">
  <xsl:template match="/page">
    <html lang="en"><body>
      <xi:include href="/etc/hostname" parse="text"/>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>

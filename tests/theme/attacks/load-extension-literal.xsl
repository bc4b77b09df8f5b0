<?xml version="1.0" encoding="UTF-8"?>
<!-- An extension, declared on a literal element. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:w="http://icl.com/saxon">
  <xsl:template match="/page">
    <html lang="en"><body>
      <p xsl:extension-element-prefixes="w"><w:output href="/tmp/aedile-attack"/></p>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- An extension element writes a file. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:w="http://www.jclark.com/xt"
    extension-element-prefixes="w">
  <xsl:template match="/page">
    <html lang="en"><body>
      <w:document href="/tmp/aedile-attack" file="/tmp/aedile-attack"><x/></w:document>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>

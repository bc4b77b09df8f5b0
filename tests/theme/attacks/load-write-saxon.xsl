<?xml version="1.0" encoding="UTF-8"?>
<!-- An extension element writes a file. -->
<!-- SPDX-License-Identifier: ISC -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:w="http://icl.com/saxon"
    extension-element-prefixes="w">
  <xsl:template match="/page">
    <html lang="en"><body>
      <w:output href="/tmp/aedile-attack" file="/tmp/aedile-attack"><x/></w:output>
      <p>still here</p>
    </body></html>
  </xsl:template>
</xsl:stylesheet>

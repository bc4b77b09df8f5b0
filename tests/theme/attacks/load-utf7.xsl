<?xml version="1.0" encoding="UTF-7"?>
+ADw-+ACE-DOCTYPE x+AFs-+ADw-+ACE-ENTITY e SYSTEM +ACI-file:///etc/hostname+ACI-+AD4-+AF0-+AD4-
+ADw-x+AD4-+ACY-e+ADs-+ADw-/x+AD4-

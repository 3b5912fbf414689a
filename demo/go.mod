module example.com/cmdfind

go 1.21

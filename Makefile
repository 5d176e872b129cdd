# What to do with Guanxi; each needs no step before it.
#   make demo      read the sample pages into graphs/ and ask three questions
#   make test      run every test
#   make build     .build/release/guanxi, which runs without the Swift toolchain
#   make bench     compare speeds with other programs
#   make lint      check the format of the code
#   make install   copy the program to PREFIX/bin and its compiled words to PREFIX/lib (PREFIX=/usr/local)
#   make clean     remove what was built

PREFIX ?= /usr/local
SWIFT ?= swift
BINARY := .build/release/guanxi

.PHONY: demo test build bench lint install clean setup

demo: build
	Scripts/demo $(BINARY)

# Optimised, since each of the program's own tests reads all rules first.
test: setup lint
	python3 Scripts/list_knowledge.py --check
	$(SWIFT) build --build-tests -Xswiftc -O
	$(SWIFT) test -Xswiftc -O
	Scripts/setup-browser
	.venv/bin/python Tests/Explorer/test_explorer.py .build/debug/guanxi

build: setup
	$(SWIFT) build -c release --static-swift-stdlib --product guanxi
	$(BINARY) rules compile

bench: build
	python3 Scripts/bench.py $(BINARY)
	Scripts/setup-browser
	.venv/bin/python Scripts/measure_explorer.py $(BINARY)

lint: setup
	$(SWIFT) format lint --strict --recursive --parallel --configuration .swift-format Package.swift Sources Tests

install: build
	install -D -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/guanxi
	mkdir -p $(DESTDIR)$(PREFIX)/lib/guanxi
	$(DESTDIR)$(PREFIX)/bin/guanxi rules compile --output $(DESTDIR)$(PREFIX)/lib/guanxi/guanxi.image

clean:
	rm -rf .build .venv

setup:
	@Scripts/setup

# What to do with Guanxi; each needs no step before it.
#   make demo      read the sample pages into graphs/ and ask three questions
#   make test      run every test
#   make build     .build/release/guanxi, which runs without the Swift toolchain
#   make bench     compare speeds with other programs
#   make lint      check the format of the code
#   make install   copy the program, its compiled words, its manual page and what shells complete below PREFIX (/usr/local)
#   make clean     remove what was built

PREFIX ?= /usr/local
SWIFT ?= swift
BINARY := .build/release/guanxi
STATIC := .build/static
SHARE := $(DESTDIR)$(PREFIX)/share

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

# A question takes a few milliseconds, so the start counts. A program at a fixed address need not put right 90,000
# others, and one that holds SQLite and the libraries of the Swift runtime (GCC's and that of C++) need not look up
# 3,600 names in them. A file that the linker writes in one go lies in larger pieces in memory than one that it maps.
build: setup
	@mkdir -p $(STATIC)
	@for names in libstdc++.a:libstdc++.a libgcc_eh.a:libgcc_s.a libsqlite3.a:libsqlite3.a; do \
	    file=$$(gcc -print-file-name=$${names%:*}); \
	    if [ -f "$$file" ]; then ln -sf "$$file" $(STATIC)/$${names#*:}; fi; done
	$(SWIFT) build -c release --static-swift-stdlib -Xlinker -no-pie -Xlinker --no-mmap-output-file \
	    -Xswiftc -L$(CURDIR)/$(STATIC) --product guanxi
	$(BINARY) rules compile

bench: build
	python3 Scripts/bench.py $(BINARY)
	python3 Scripts/bench_build.py $(BINARY)
	Scripts/setup-browser
	.venv/bin/python Scripts/measure_explorer.py $(BINARY)

lint: setup
	$(SWIFT) format lint --strict --recursive --parallel --configuration .swift-format Package.swift Sources Tests

install: build
	install -D -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/guanxi
	mkdir -p $(DESTDIR)$(PREFIX)/lib/guanxi
	$(DESTDIR)$(PREFIX)/bin/guanxi rules compile --output $(DESTDIR)$(PREFIX)/lib/guanxi/guanxi.image
	mkdir -p $(addprefix $(SHARE)/,man/man1 bash-completion/completions zsh/site-functions fish/vendor_completions.d)
	python3 Scripts/make_manual.py $(BINARY) > $(SHARE)/man/man1/guanxi.1
	$(BINARY) --generate-completion-script bash > $(SHARE)/bash-completion/completions/guanxi
	$(BINARY) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_guanxi
	$(BINARY) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/guanxi.fish

clean:
	rm -rf .build .venv

setup:
	@Scripts/setup

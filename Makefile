# make demo   装好环境，走一遍主要功能
# make test   装好环境，跑完整套检查
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out/demo

.PHONY: demo test setup lint types layers fonts gallery rules readers bench clean

demo: $(VENV)/.runtime
	@mkdir -p $(OUT)
	@$(BIN)/govdoc new 工作要点 -o $(OUT)/plan.yaml --force
	@$(BIN)/govdoc draft $(OUT)/plan.yaml -o $(OUT)/plan.docx --force
	@echo; $(BIN)/govdoc outline corpus/seen/jianghua-jiaoyu-gongzuo-huiyi.txt
	@echo; $(BIN)/govdoc lint $(OUT)/plan.docx --fail-on info
	@echo; echo "示例计划：$(OUT)/plan.yaml"; echo "Word 文件：$(OUT)/plan.docx"

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -X warn_default_encoding -m pytest -n auto --maxprocesses 8 --dist loadgroup
	@$(BIN)/python tests/render/rig.py
	@$(BIN)/python tests/report/browser.py

setup: $(VENV)/.dev

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

# 版面检查用的字体（Debian、Ubuntu）：仿宋、楷体、黑体、宋体，取自 texlive-lang-chinese 的 Fandol
fonts: $(VENV)/.dev
	@sh tests/render/fetch_fonts.sh "$(BIN)/python"

# 各模板示例的页面图（docs/gallery），要 LibreOffice 和上面的字体
gallery: $(VENV)/.dev
	$(BIN)/python benchmarks/gallery.py

# 规则的说明页（docs/rules），由规则生成；改了规则之后运行
rules: $(VENV)/.runtime
	$(BIN)/govdoc rule --docs docs/rules

# 用公开的程序读检查报告（sarif-tools、pre-commit，有 npm 时再加 sarif-multitool），装在临时文件夹里
readers: $(VENV)/.dev
	$(BIN)/python benchmarks/report_readers.py

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/outline_accuracy.py
	$(BIN)/python benchmarks/outline_speed.py
	$(BIN)/python benchmarks/draft_speed.py
	$(BIN)/python benchmarks/batch.py
	$(BIN)/python benchmarks/lint_accuracy.py
	$(BIN)/python benchmarks/lint_speed.py

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本；可用 make PYTHON=python3.12 指定"; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "安装 python3-venv……"; apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv >/dev/null; \
	    $(PYTHON) -m venv $(VENV); \
	  else echo "这个 Python 没有 venv 模块；Debian、Ubuntu 请先运行：sudo apt-get install python3-venv"; exit 1; fi; }

$(VENV)/.runtime: $(VENV)/bin/pip pyproject.toml
	@echo "安装 govdoc……"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/pip pyproject.toml
	@echo "安装 govdoc 和开发工具……"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.runtime

clean:
	rm -rf $(VENV) out dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

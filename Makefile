.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
TERMS := corpus/terms/hoshimado.md

help:  ## この一覧
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/'

.venv/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --upgrade "pip>=25.1"
	$(BIN)/python -m pip install -qq --group dev --editable .
	touch $@

install: .venv/installed  ## .venv に必要なものをすべて入れる

demo: install  ## 見本の利用規約で、構造・事実・質問応答を通して見せる
	$(BIN)/yakkan parse $(TERMS)
	$(BIN)/yakkan extract $(TERMS)
	$(BIN)/yakkan ask '解約はいつまでに申し出る？' $(TERMS)
	$(BIN)/yakkan ask '支払いが遅れたら？' $(TERMS)
	$(BIN)/yakkan ask '再委託 可否' $(TERMS)
	$(BIN)/yakkan ask 'データセンターは国内にありますか？' $(TERMS)

check: install  ## 書式・型・依存の向きを調べる（何も書き換えない）
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

fix: install  ## 直せる書式を直し、条項オントロジーのページを書き出す
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/yakkan ontology > docs/ontology.md

test: install  ## テストを走らせる（速さを比べるものは、ほかが終わってから一つずつ）
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n auto --dist loadfile -m 'not timing'
	$(BIN)/python -m pytest -m timing

evaluate: install  ## 手元の文書と正解で測る（公表する値は SPLIT=test、よそに置いた正解は EXTERNAL=フォルダ）
	$(BIN)/python -m evaluation.report $(if $(EXTERNAL),--external '$(EXTERNAL)',--split $(or $(SPLIT),dev))

bench: install  ## 速さを測る
	$(BIN)/python -m evaluation.bench

scale: install  ## 多くの文書と百万のベクトルで、検索の速さを測る（十数分）
	$(BIN)/python -m evaluation.index_bench

fuzz: install  ## 壊したファイルを形式ごとに二千ずつ読ませる（数時間。COUNT=100 で減らせる）
	$(BIN)/python -m evaluation.fuzz $(if $(COUNT),--count $(COUNT))

.PHONY: help install demo check fix test evaluate bench scale fuzz

# Each target is one line into tools/; `make` alone lists them.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve build check fix new-calculator freshness test coverage mutation audit preview moving bench publish rollback lock clean setup

HOST ?= 127.0.0.1
PORT ?= 8000
ARGS ?=
TARGET ?=
NAME ?=
TITLE ?=
export HOST PORT
ifdef SITE_URL
export SITE_URL
endif

run = sh tools/setup.sh $(1) && exec .venv/bin/python -m tools.$(2)

help:     ## 列出这些命令 / lists these commands
	@awk -F': *## ' '/^[a-z-]+: *## / { printf "  make %-16s%s\n", $$1, $$2 }' Makefile

serve:    ## 边改边看，http://127.0.0.1:8000/（PORT=… 换端口）/ serves the site and shows every edit
	@$(call run,site,serve)

build:    ## 生成网站，放进 site/ / builds the site into site/
	@$(call run,site,build)

check:    ## 不开浏览器的全部检查 / every check that needs no browser
	@$(call run,check,check)

fix:      ## 自动改能改的文字、记下新地址 / mends what needs no judgement
	@$(call run,check,editorial --fix)

new-calculator: ## 开始一个新计算器（NAME=英文名 TITLE=中文标题）/ starts a new calculator
	@$(call run,check,new_calculator "$(NAME)" "$(TITLE)")

freshness: ## 快到期和过期的复核，LPR 缺哪几期 / what is due for review
	@$(call run,check,freshness)

test:     ## 全部测试（ARGS=… 传给 pytest）/ all tests
	@$(call run,test,test $(ARGS))

coverage: ## 计算器的每一行、每个分支都有测试走到 / every line and branch of the calculators is tested
	@$(call run,check,coverage $(ARGS))

mutation: ## 故意改错算法，看测试发现没有（约半小时）/ are mistakes in the arithmetic noticed
	@$(call run,mutation,mutation $(ARGS))

audit:    ## 深入审查：可重复、三种浏览器、nginx、无障碍、表格软件 / repeats, engines, nginx, axe, CSV
	@$(call run,audit,audit)

preview:  ## 用真的 nginx 和正式的配置看网站 / serves the site by nginx as published
	@$(call run,site audit,preview)

moving:   ## 用 ProperDocs 和 Zensical 各建一次，看哪里不一样 / builds with two other engines
	@$(call run,test,moving)

bench:    ## 测速（ARGS=名称 只测一项）/ measures speed
	@$(call run,bench,bench $(ARGS))

publish:  ## 为正式地址生成网站（SITE_URL=https://…/，TARGET=… 放上去）/ builds for the real address
	@$(call run,site,publish $(TARGET))

rollback: ## 退回上一次发布（TARGET=…）/ takes the last release back
	@$(call run,site,publish --back $(TARGET))

lock:     ## 把依赖更新到允许的最新版本 / renews the lock files
	@$(call run,site lock,lock)

setup:    ## 只做准备，不做别的 / sets everything up and stops
	@sh tools/setup.sh test

clean:    ## 删去生成的文件，保留已安装的依赖 / removes what was made, keeps what was installed
	@rm -rf site .cache .coverage mutants .hypothesis .mypy_cache .pytest_cache .ruff_cache overrides/assets/runtime test-results

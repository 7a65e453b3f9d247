# SPDX-License-Identifier: Apache-2.0
# The front door. Everything else goes through CMake: cmake --list-presets

.PHONY: build demo test test-consumers samples lint clean

build:  ## the program, as build/release/lacis
	tools/install.sh build
	cmake --preset release -DLACIS_BUILD_TESTS=OFF
	cmake --build --preset release

demo: build  ## the main job on samples/, with its results in out/
	tools/demo.sh build/release/lacis samples out

test:  ## builds and runs every test
	tools/install.sh build test
	cmake --preset release -DLACIS_BUILD_TESTS=ON
	cmake --build --preset release
	ctest --preset release --parallel $$(nproc)

test-consumers:  ## other programs read every export: Gephi, Neo4j, Kuzu, Oxigraph … (installed below build/)
	tools/install.sh build test consumers
	cmake --preset release -DLACIS_BUILD_TESTS=ON
	cmake --build --preset release --target lacis write_graphs
	python3 tests/consumers/run.py build/release --readme README.md

samples: build  ## writes the graph of samples/articles anew, and its picture
	build/release/lacis build --quiet samples/articles -o samples/graph.json -o samples/graph.graphml -o samples/graph.dot
	dot -Tpng -Gdpi=60 -o docs/samples.png samples/graph.dot

lint:  ## clang-format and clang-tidy
	tools/install.sh build test lint
	tools/check-format.sh
	cmake --preset tidy
	cmake --build --preset tidy

clean:
	rm -rf build out

#!/bin/sh
# Debian's Fandol fonts → .cache/fonts, under the names that official documents ask for. For the render checks alone.
#     fetch_fonts.sh PYTHON        (PYTHON has fonttools)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
target=$here/../../.cache/fonts
if [ -f "$target/fonts.conf" ]; then exit 0; fi
if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  echo "这里没有 apt-get：请自备 Fandol 字体，运行 python tests/render/fonts.py 字体文件夹 .cache/fonts" >&2
  exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
echo "下载 Fandol 字体（Debian 软件包 texlive-lang-chinese，约 50 MB）……"
apt-get -qq download texlive-lang-chinese 2>/dev/null || {
  if [ "$(id -u)" = 0 ]; then apt-get -qq update; else sudo apt-get -qq update; fi
  apt-get -qq download texlive-lang-chinese
}
dpkg-deb -x texlive-lang-chinese_*.deb tree
fandol=$(dirname "$(find tree -name 'FandolFang-Regular.otf' | head -n 1)")
"$python" "$here/fonts.py" "$fandol" "$target"

#!/bin/sh
# Trộn thư bằng nhiều tiến trình trên một máy, rồi nối bảng kê. Dùng GNU parallel nếu có, không thì xargs.
#     ./parallel.sh TỆP_KHAI_BÁO BẢNG_DỮ_LIỆU THƯ_MỤC_KẾT_QUẢ [SỐ_PHẦN]
set -eu

definition=$1 data=$2 out=$3 shards=${4:-4}

i=1
while [ "$i" -le "$shards" ]; do
    echo "$i/$shards"
    i=$((i + 1))
done | if parallel --version 2>/dev/null | grep -q GNU; then
    parallel --halt now,fail=1 vanban merge "$definition" --data "$data" -o "$out" --shard {}
else
    xargs -P "$shards" -I{} vanban merge "$definition" --data "$data" -o "$out" --shard {}
fi

vanban merge --join "$out"
vanban merge --verify "$out"

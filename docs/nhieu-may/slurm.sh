#!/bin/sh
# Trộn thư trên một cụm máy có Slurm: mỗi việc của mảng làm một phần. Thư mục kết quả phải là thư mục chung của cụm.
#     mang=$(sbatch --parsable slurm.sh TỆP_KHAI_BÁO BẢNG_DỮ_LIỆU THƯ_MỤC_KẾT_QUẢ)
#     sbatch --dependency=afterok:"$mang" --wrap "vanban merge --join THƯ_MỤC_KẾT_QUẢ && vanban merge --verify THƯ_MỤC_KẾT_QUẢ"
#SBATCH --job-name=vanban
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
set -eu

vanban merge "$1" --data "$2" -o "$3" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT"

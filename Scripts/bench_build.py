#!/usr/bin/env python3
"""Measure `build` on many pages: against `extract` of the same pages, and against a second `build` that finds them known.

usage: Scripts/bench_build.py GUANXI [PAGES]

The pages are made of sentences of the kind that seeds/ has, with the names of people and places drawn anew for each.
"""
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文海波永春晓东天宇"
COUNTIES = [
    ("山东省", "潍坊市", "临朐县", "柳山镇 寺头镇 五井镇 九山镇"), ("贵州省", "铜仁市", "石阡县", "龙塘镇 花桥镇 中坝镇 本庄镇"),
    ("浙江省", "丽水市", "遂昌县", "大柘镇 石练镇 金竹镇 北界镇"), ("四川省", "巴中市", "平昌县", "驷马镇 元山镇 云台镇 白衣镇"),
    ("内蒙古自治区", "包头市", "固阳县", "金山镇 下湿壕镇 银号镇 怀朔镇"), ("黑龙江省", "绥化市", "庆安县", "民乐镇 大罗镇 平安镇 勤劳镇"),
]
VILLAGES = "石桥 柳林 东沟 大槐树 井台 杨树湾 红旗 双河 高坡 白水"
PAGE = """{day}

# {town}里的会

本报{city}讯　（记者　{n[0]}）　{county}委书记{n[1]}、县长{n[2]}到{town}调研，{town}党委书记{n[3]}、镇长{n[4]}陪同。

{town}{village}村党支部书记{n[5]}兼村委会主任，带着党员修了渠。村会计{n[6]}把账贴在墙上，村民{n[7]}说：“这钱花得明白。”

县农业农村局局长{n[8]}、县公安局副局长{n[9]}参加座谈。{county}人民医院院长{n[10]}介绍了下乡义诊的安排。原{town}镇长{n[11]}回村看望了乡亲。
"""


def write_pages(folder, count):
    random.seed(20261125)
    for number in range(count):
        _, city, county, towns = random.choice(COUNTIES)
        names = [random.choice(SURNAMES) + "".join(random.choices(GIVEN, k=random.choice((1, 2, 2)))) for _ in range(12)]
        year, month, day = random.randint(2000, 2024), random.randint(1, 12), random.randint(1, 28)
        text = PAGE.format(
            day=f"{year}年{month}月{day}日", city=city[:-1], county=county, town=random.choice(towns.split()),
            village=random.choice(VILLAGES.split()), n=names)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def run(*command):
    """The seconds that a command takes, all threads, as a clock on the wall says."""
    start = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - start


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "pages").mkdir()
        write_pages(folder / "pages", count)
        pages, graph = str(folder / "pages"), str(folder / "graph.db")
        # In this order, since the greatest memory of all children so far is what can be asked for.
        build = run(program, "build", pages, "--graph", graph)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        again = min(run(program, "build", pages, "--graph", graph) for _ in range(3))
        extract = run(program, "extract", pages)
        print(f"{count} pages: extract {extract:.1f} s, build {build:.1f} s = {extract / build:.2f} of its speed"
              f" with {peak:.0f} MB, build again {again:.2f} s = {build / again:.0f} times as fast")


main()

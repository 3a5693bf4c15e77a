// `saban brief`: what is made of a plan's scenes, looked at with other programs.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "layers/briefing/register.h"
#include "layers/edit/edit.h"
#include "tests/viewer/cli/plan_fixture.h"

namespace saban::test {
namespace {

namespace fs = std::filesystem;

/// What a program prints.
std::string outputOf(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::string output;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) output.append(buffer.data(), n);
    pclose(pipe);
    return output;
}

layers::Scene sceneOf(const std::string& name, int order, double holdS) {
    layers::Scene scene;
    scene.name = name;
    scene.order = order;
    scene.durationS = holdS;
    scene.transition = layers::SceneTransition::Cut;
    scene.targetE = 481000.0;
    scene.targetN = 2335500.0;
    scene.headingDeg = 30.0 * order;
    scene.pitchDeg = -40.0;
    scene.rangeM = 3000.0;
    return scene;
}

layers::Plan withoutScenes() {
    layers::PlanEditor editor{smallPlan()};
    const layers::Plan plan = editor.plan();
    for (const auto& scene : plan.all<layers::Scene>().rows()) editor.remove<layers::Scene>(scene->uid);
    return editor.plan();
}

const std::string kNotes = "Nhấn mạnh: hầm họp, hào giao thông. Ưu tiên đường cơ động số 1; official file.";

/// The small plan with three scenes, 2 + 3 + 2 s.
std::string writeBriefing(const TemporaryFolder& folder) {
    const std::string path = writeSmallPlan(folder);
    layers::PlanEditor editor{withoutScenes()};
    layers::Scene first = sceneOf("Toàn khu vực", 1, 2.0);
    first.title = "Khu vực phòng thủ";
    first.caption = "Địa hình trũng dần về phía đông";
    first.role = "Tham mưu trưởng";
    first.note = kNotes;
    editor.put(first);
    editor.put(sceneOf("Sở chỉ huy", 2, 3.0));
    editor.put(sceneOf("Kết luận", 3, 2.0));
    fs::remove(path);
    const auto made = layers::PlanStore::create(path, editor.plan());
    EXPECT_TRUE(made) << made.error().message;
    return path;
}

/// Words with one space between them, however they lie on a page.
std::string simplified(const std::string& text) {
    std::istringstream words(text);
    std::string joined;
    for (std::string word; words >> word;) joined += (joined.empty() ? "" : " ") + word;
    return joined;
}

std::string probed(const std::string& file, const std::string& entries) {
    return simplified(outputOf("ffprobe -v error -count_frames -select_streams v:0 -show_entries " + entries + " -of default=nokey=1:noprint_wrappers=1 '" + file + "'"));
}

TEST(Brief, MakesAHandoutWhoseTextCanBeSearched) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder), pdf = folder.file("talk.pdf");
    const auto report = jsonOf(saban("brief " + quoted(plan) + " -o " + quoted(pdf) + " --dpi 72 --copy 3 --copies 10 --json"));
    EXPECT_EQ(report["scenes"], 3);
    EXPECT_EQ(report["pages"], 3);
    EXPECT_EQ(report["files"], nlohmann::json::array({pdf}));
    const std::string information = outputOf("pdfinfo '" + pdf + "'");
    EXPECT_NE(information.find("Pages:           3"), std::string::npos) << information;
    EXPECT_NE(information.find("842 x 595 pts"), std::string::npos) << information;
    // In the order in which it is drawn, so that columns are not mixed.
    const std::string page = simplified(outputOf("pdftotext -raw -f 1 -l 1 '" + pdf + "' -"));
    for (const std::string& words : {std::string("1. Khu vực phòng thủ"), std::string("Địa hình trũng dần về phía đông"), std::string("Tham mưu trưởng"), kNotes, std::string("Copy 3/10"), std::string("Page 1/3"), std::string("Diễn tập thử")})
        EXPECT_NE(page.find(words), std::string::npos) << words << " in: " << page;
    for (const char* number : {"1", "2", "3"}) {
        const std::string text = outputOf("pdftotext -raw -f " + std::string(number) + " -l " + number + " '" + pdf + "' -");
        const std::size_t above = text.find("DIỄN TẬP");
        ASSERT_NE(above, std::string::npos) << text;
        EXPECT_NE(text.find("DIỄN TẬP", above + 1), std::string::npos) << "the marking stands above and below: " << text;
    }
    EXPECT_NE(outputOf("pdffonts '" + pdf + "'").find("yes"), std::string::npos);
    // The legend is text and outlines: the one picture of a page is that of the table.
    for (const char* words : {"Legend", "Routes"}) EXPECT_NE(page.find(words), std::string::npos) << words << " in: " << page;
    const std::string pictures = outputOf("pdfimages -list '" + pdf + "'");
    EXPECT_EQ(std::count(pictures.begin(), pictures.end(), '\n'), 2 + 3) << pictures;
}

TEST(Brief, WritesTheLegendOfAHandoutInTheUsersLanguage) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder), pdf = folder.file("talk.pdf");
    const auto run = saban("brief " + quoted(plan) + " -o " + quoted(pdf) + " --dpi 72 --to 1", "SABAN_LANG=vi");
    EXPECT_EQ(run.status, 0) << run.err;
    const std::string page = simplified(outputOf("pdftotext -raw '" + pdf + "' -"));
    for (const char* words : {"Chú giải", "Công trình", "Đường cơ động", "Ghi chú cho người trình bày"}) EXPECT_NE(page.find(words), std::string::npos) << words << " in: " << page;
}

TEST(Brief, EntersWhatItMadeInTheRegister) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder);
    const auto handout = jsonOf(saban("brief " + quoted(plan) + " -o " + quoted(folder.file("a.pdf")) + " --dpi 72 --to 1 --json"));
    const auto pictures = jsonOf(saban("brief " + quoted(plan) + " -o " + quoted(folder.file("pictures")) + " --size 160x90 --from 2 --samples 1 --json"));
    const auto entries = layers::registerOf(plan);
    ASSERT_TRUE(entries) << entries.error().message;
    ASSERT_EQ(entries->size(), 3u);
    EXPECT_EQ((*entries)[0].what, "handout");
    EXPECT_EQ((*entries)[0].file, "a.pdf");
    EXPECT_EQ((*entries)[0].marking, "DIỄN TẬP");
    EXPECT_EQ((*entries)[0].digest, outputOf("sha256sum '" + folder.file("a.pdf") + "'").substr(0, 64));
    EXPECT_EQ((*entries)[2].what, "picture");
    EXPECT_EQ((*entries)[2].file, "03 Kết luận.png");
    EXPECT_EQ(handout["register"][0]["sha256"], (*entries)[0].digest);
    EXPECT_EQ(pictures["register"].size(), 2u);
}

TEST(Brief, KeepsWhatItMadeOfAPlanThatCannotBeWrittenToAndSaysSo) {
    if (geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder);
    const TemporaryFolder out;
    fs::permissions(plan, fs::perms::owner_read);
    const auto run = saban("brief " + quoted(plan) + " -o " + quoted(out.file("a.pdf")) + " --dpi 72 --to 1 --json");
    EXPECT_NE(run.err.find("not in the register"), std::string::npos) << run.err;
    EXPECT_EQ(jsonOf(run)["warnings"][0]["code"], "register");
    EXPECT_TRUE(fs::exists(out.file("a.pdf")));
}

TEST(Brief, TakesAPictureOfEachSceneChosenByNameOrNumber) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder), out = folder.file("pictures");
    const auto report = jsonOf(saban("brief " + quoted(plan) + " -o " + quoted(out) + " --size 320x180 --from 'Sở chỉ huy' --to 3 --json"));
    EXPECT_EQ(report["files"], nlohmann::json::array({out + "/02 Sở chỉ huy.png", out + "/03 Kết luận.png"}));
    EXPECT_EQ(outputOf("identify -format '%wx%h' '" + out + "/02 Sở chỉ huy.png'"), "320x180");
    // The table is seen: more than the background and the marking.
    EXPECT_GT(std::stoi(outputOf("identify -format '%k' '" + out + "/02 Sở chỉ huy.png'")), 1000);
    expectOneError(saban("brief " + quoted(plan) + " -o " + quoted(out) + " --size 320x180 --from 3"), "--force");
    EXPECT_EQ(saban("brief " + quoted(plan) + " -o " + quoted(out) + " --size 320x180 --from 3 --force").status, 0);
}

TEST(Brief, MakesAVideoWithEveryFrameInItsPlace) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder), video = folder.file("talk.mp4");
    const auto report = jsonOf(saban("brief " + quoted(plan) + " -o " + quoted(video) + " --size 160x90 --fps 5 --json"));
    EXPECT_EQ(report["scenes"], 3);
    EXPECT_EQ(report["frames"], 35);  // 2 + 3 + 2 s
    EXPECT_DOUBLE_EQ(report["seconds"], 7.0);
    EXPECT_LT(report["frames_drawn"], 35) << "nothing moves: frames are repeated";
    EXPECT_EQ(probed(video, "stream=codec_name,width,height,pix_fmt,r_frame_rate,nb_read_frames,color_range,color_space"), "h264 160 90 yuv420p tv bt709 5/1 35");
    std::istringstream times(outputOf("ffprobe -v error -select_streams v:0 -show_entries frame=pts_time -of csv=p=0 '" + video + "'"));
    int frame = 0;
    for (double at = 0.0; times >> at; ++frame) {
        EXPECT_NEAR(at, frame / 5.0, 0.0005);
        times.ignore(100, '\n');
    }
    EXPECT_EQ(frame, 35);
    EXPECT_FALSE(fs::exists(video + ".parts")) << "nothing else is left";
    EXPECT_FALSE(fs::exists(video + ".part"));
    // A scene changes at its own frame: 10 shows the second one.
    const auto difference = [&](int a, int b) {
        const std::string one = folder.file("a.png"), other = folder.file("b.png");
        for (const auto& [number, file] : {std::pair(a, one), std::pair(b, other)})
            outputOf("ffmpeg -v error -y -i '" + video + "' -vf 'select=eq(n\\," + std::to_string(number) + ")' -frames:v 1 '" + file + "'");
        return std::stod(outputOf("compare -metric MAE '" + one + "' '" + other + "' null:"));  // of 65535
    };
    EXPECT_LT(difference(8, 9), 500.0);
    EXPECT_GT(difference(9, 10), 1500.0);
    EXPECT_LT(difference(13, 14), 500.0) << "signs have come in by then";
}

TEST(Brief, MakesAVideoWhoseNameLooksLikeAProtocol) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder);
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());  // the program begins where this one is
    const auto run = saban("brief " + quoted(plan) + " -o 14:30.mp4 --size 160x90 --fps 2 --to 1");
    fs::current_path(before);
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(probed("file:" + folder.file("14:30.mp4"), "stream=nb_read_frames"), "4");
}

TEST(Brief, KeepsPartsInNoFolderOfOtherFiles) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder), parts = folder.file("videos");
    fs::create_directory(parts);
    std::ofstream(parts + "/scene_final.mp4") << "mine";
    expectOneError(saban("brief " + quoted(plan) + " -o " + quoted(folder.file("a.mp4")) + " --size 160x90 --parts " + quoted(parts)), "scene_final.mp4");
    EXPECT_EQ(readBytes(parts + "/scene_final.mp4"), "mine");
}

// Layers of a plan are told by their files, which are named from its folder.
TEST(Brief, ShowsInAPreviewWhatThePictureShowsAndEntersNothing) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder);
    RasterRecipe photo;
    photo.columns = photo.rows = 120;
    photo.bands = 3;
    photo.geotransform = {{479500, 25, 0, 2337000, 0, -25}};
    photo.type = "Byte";
    photo.value = [](int, int, int band) { return band == 1 ? 250.0 : 10.0; };
    writeRaster(folder.file("photo.tif"), photo);
    {
        layers::PlanEditor editor{withoutScenes()};
        layers::MapLayer layer;
        layer.uid = "photo1";
        layer.name = "Ảnh";
        layer.kind = layers::MapLayerKind::Imagery;
        layer.path = "photo.tif";
        editor.put(layer);
        layers::Scene seen = sceneOf("Có ảnh", 1, 2.0), hidden = sceneOf("Không ảnh", 2, 2.0);
        hidden.headingDeg = seen.headingDeg;
        hidden.hiddenLayers = "photo1";
        editor.put(seen);
        editor.put(hidden);
        fs::remove(plan);
        ASSERT_TRUE(layers::PlanStore::create(plan, editor.plan()));
    }
    const auto make = [&](const std::string& options) {
        const auto report = jsonOf(saban("brief " + quoted(plan) + " --size 320x180 --samples 1 --no-titles --json " + options));
        return report["files"][0].get<std::string>();
    };
    const std::string picture = make("--from 2 --to 2 -o " + quoted(folder.file("full")));
    const std::size_t entered = layers::registerOf(plan)->size();
    const std::string preview = make("--preview --from 2 --to 2 -o " + quoted(folder.file("small/"))), shown = make("--preview --from 1 --to 1 -o " + quoted(folder.file("shown/")));
    const auto difference = [](const std::string& a, const std::string& b) { return std::stod(outputOf("compare -metric MAE '" + a + "' '" + b + "' null:")); };
    EXPECT_LT(difference(picture, preview), 100.0);
    EXPECT_GT(difference(picture, shown), 1000.0) << "the first scene shows it";
    EXPECT_EQ(entered, 1u);
    EXPECT_EQ(layers::registerOf(plan)->size(), entered);
}

TEST(Brief, MakesNoPreviewThatCouldBeGivenAway) {
    const TemporaryFolder folder;
    const std::string preview = "brief " + quoted(writeBriefing(folder)) + " --preview ", one = "--from 1 --to 1 ", small = "--size 320x180 ";
    expectOneError(saban(preview + one + "--size 1280x720 -o " + quoted(folder.file("a/"))), "1040", 2);
    expectOneError(saban(preview + small + "-o " + quoted(folder.file("a/"))), "one scene", 2);
    expectOneError(saban(preview + one + small + "-o /preview/"), "temporary files", 2);
    expectOneError(saban(preview + one + small), "-o OUT.pdf", 2);
    const std::string page = folder.file("page.png");
    ASSERT_EQ(saban(preview + one + small + "-o " + quoted(page)).status, 0);
    EXPECT_NE(readBytes(page).find("DIỄN TẬP"), std::string::npos) << "the file says its marking too";
    ASSERT_EQ(saban(preview + "--from 1 --to 2 " + small + "-o " + quoted(folder.file("first.png"))).status, 0) << "the first page of several scenes";
}

TEST(Brief, GoesOnWithAVideoThatWasStopped) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder), video = folder.file("talk.mp4");
    const std::string command = "brief " + quoted(plan) + " -o " + quoted(video) + " --size 160x90 --fps 5 --json";
    // An encoder that gives up in its third run: after the question for its version and the first scene.
    const fs::path bin = folder.path() / "bin";
    fs::create_directory(bin);
    std::ofstream(bin / "ffmpeg") << "#!/bin/sh\necho x >>'" << folder.file("runs") << "'\n[ $(wc -l <'" << folder.file("runs") << "') -le 2 ] || { echo 'Conversion failed!' >&2; exit 1; }\nexec /usr/bin/ffmpeg \"$@\"\n";
    fs::permissions(bin / "ffmpeg", fs::perms::owner_all);
    const auto stopped = saban(command, "PATH='" + bin.string() + ":/usr/bin:/bin'");
    expectOneError(stopped, "Conversion failed!");
    EXPECT_NE(stopped.err.find("1 of 3 scenes (2 s of 7 s)"), std::string::npos) << stopped.err;
    EXPECT_FALSE(fs::exists(video));
    EXPECT_TRUE(fs::exists(video + ".parts/scene_001.mp4"));
    EXPECT_FALSE(fs::exists(video + ".parts/scene_002.mp4"));
    const auto report = jsonOf(saban(command));
    EXPECT_EQ(report["frames"], 35);
    EXPECT_EQ(probed(video, "stream=nb_read_frames"), "35");
    EXPECT_FALSE(fs::exists(video + ".parts"));
    // As one that was made at once, whatever number of cores it has.
    const std::string whole = folder.file("whole.mp4");
    ASSERT_EQ(saban("brief " + quoted(plan) + " -o " + quoted(whole) + " --size 160x90 --fps 5", "LP_NUM_THREADS=1 taskset -c 0").status, 0);
    const auto framesOf = [](const std::string& file) { return outputOf("ffmpeg -v error -i '" + file + "' -f framemd5 - | grep -v '^#'"); };
    const std::string frames = framesOf(video);
    EXPECT_EQ(std::count(frames.begin(), frames.end(), '\n'), 35) << frames;
    EXPECT_EQ(frames, framesOf(whole));
}

TEST(Brief, StopsWithinASecondAndKeepsWhatIsReady) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder), video = folder.file("talk.mp4");
    // Ended from outside as Ctrl-C does when the first scene is ready.
    const std::string command = "env SABAN_LANG=en XDG_CACHE_HOME='" + folder.file("cache") + "' '" SABAN_BUILD_DIR "/saban' brief '" + plan + "' -o '" + video + "' --size 1280x720 --fps 30";
    const std::string output = outputOf("bash -c '" + std::string("set -m; ") + [&] {
        std::string quotedCommand = command;
        for (std::size_t at = 0; (at = quotedCommand.find('\'', at)) != std::string::npos; at += 4) quotedCommand.replace(at, 1, "'\\''");
        return quotedCommand;
    }() + " & p=$!; for i in $(seq 600); do [ -e \"" + video + ".parts/scene_001.mp4\" ] && break; sleep 0.1; done; kill -INT $p; wait $p; echo status $?'");
    EXPECT_NE(output.find("status 130"), std::string::npos) << output;
    EXPECT_FALSE(fs::exists(video));
    EXPECT_TRUE(fs::exists(video + ".parts/scene_001.mp4")) << output;
}

TEST(Brief, TellsHowFarItCameWhenTheDiskIsFull) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder), video = folder.file("talk.mp4");
    // No file may be larger than 24 blocks of 1 KiB: room for a list, not for a scene.
    const TemporaryFolder cache;
    const std::string output = outputOf("bash -c 'ulimit -f 24; SABAN_LANG=en XDG_CACHE_HOME=\"" + cache.file("c") + "\" SABAN_CACHE_LIMIT_MIB=0 \"" SABAN_BUILD_DIR "/saban\" brief \"" + plan + "\" -o \"" + video + "\" --size 640x360 --fps 5 --crf 0; echo status $?'");
    EXPECT_NE(output.find("status 1"), std::string::npos) << output;
    EXPECT_NE(output.find("0 of 3 scenes (0 s of 7 s)"), std::string::npos) << output;
    EXPECT_NE(output.find("File too large"), std::string::npos) << output;
    EXPECT_FALSE(fs::exists(video));
    EXPECT_FALSE(fs::exists(video + ".part"));
}

TEST(Brief, NeedsFfmpegForAVideoAndNamesItsPackage) {
    const TemporaryFolder folder;
    const std::string plan = writeBriefing(folder);
    expectOneError(saban("brief " + quoted(plan) + " -o " + quoted(folder.file("talk.mp4")) + " --size 160x90", "PATH='" + folder.path().string() + "'"), "apt-get install ffmpeg");
    EXPECT_FALSE(fs::exists(folder.file("talk.mp4.parts")));
}

TEST(Brief, MakesAnOverviewOfAPlanWithoutScenes) {
    const TemporaryFolder folder;
    const std::string plan = writeSmallPlan(folder);
    layers::PlanEditor editor{withoutScenes()};
    fs::remove(plan);
    ASSERT_TRUE(layers::PlanStore::create(plan, editor.plan()));
    const auto report = jsonOf(saban("brief " + quoted(plan) + " -o " + quoted(folder.file("a.pdf")) + " --dpi 72 --json"));
    EXPECT_EQ(report["scenes"], 3) << "the whole table and both phases";
}

TEST(Brief, RefusesWhatMakesNoSense) {
    const TemporaryFolder folder;
    const std::string plan = quoted(writeBriefing(folder)), video = quoted(folder.file("a.mp4"));
    const std::string hills = quoted(writeHills(folder.file("hills.tif")));
    expectOneError(saban("brief " + plan), "-o OUT.pdf", 2);
    expectOneError(saban("brief " + plan + " -o " + quoted(folder.file("a.avi"))), ".pdf for a handout", 2);
    expectOneError(saban("brief " + plan + " -o " + video + " --size 161x90"), "160x90", 2);
    expectOneError(saban("brief " + plan + " -o " + video + " --from 9"), "3 'Kết luận'", 2);
    expectOneError(saban("brief " + plan + " -o " + video + " --from 3 --to 1"), "comes after the last", 2);
    expectOneError(saban("brief " + plan + " -o " + video + " --room 3"), "2.5,12", 2);
    expectOneError(saban("brief " + hills + " -o " + video), "it is no plan", 2);
    expectOneError(saban("brief " + plan + " -o " + quoted(folder.file("a.pdf")) + " --copy 4 --copies 3"), "beyond", 2);
    expectOneError(saban("brief " + plan + " --print 'No such printer'"), "no such printer");
    expectOneError(saban("brief " + plan + " -o " + quoted(folder.file("missing/a.pdf")) + " --dpi 72 --to 1"), "No such file");
    std::ofstream(folder.file("there.pdf")) << "mine";
    expectOneError(saban("brief " + plan + " -o " + quoted(folder.file("there.pdf"))), "--force");
    EXPECT_EQ(readBytes(folder.file("there.pdf")), "mine");
    for (const char* options : {"--fps 0", "--fps 500", "--crf 99", "--page A5", "--dpi 5", "--copy 0"}) EXPECT_EQ(saban("brief " + plan + " -o " + video + " " + options).status, 2) << options;
}

}  // namespace
}  // namespace saban::test

#include "viewer/scenes/output_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <QString>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "geo/core/text.h"

namespace saban::viewer {

namespace {

constexpr qsizetype kMostLetters = 80;

geo::Error writeFailed(const std::string& path, int why) {
    return {geo::ErrorCode::WriteFailed,
            text(SABAN_TR("viewer", "cannot write '{0}': {1}. Is there room, and may you write there?"), path, std::strerror(why))};
}

/// With the digest and the marking. What fails is a warning.
template <typename DigestOf>
void enter(const ScenePlayer& player, OutputStats& stats, layers::RegisterEntry entry, DigestOf digestOf) {
    const std::string& plan = player.performance().planPath;
    if (plan.empty()) return;
    const auto tell = [&](const std::string& why) {
        stats.warnings.push_back({"register", text(SABAN_TR("viewer", "'{0}' was made, but is not in the register of the plan: {1}"), entry.file, why)});
    };
    const geo::Result<std::string> digest = digestOf();
    if (!digest) return tell(digest.error().message);
    entry.digest = *digest;
    entry.marking = markingOf(player);
    const auto entered = layers::enterInRegister(plan, entry);
    if (!entered) return tell(entered.error().message);
    stats.entries.push_back(*entered);
}

}  // namespace

geo::Result<void> writeWholeFile(const std::string& path, std::span<const char> bytes) {
    const std::string draft = path + ".part";
    const auto failWith = [&](int why) {
        std::error_code ignored;
        std::filesystem::remove(draft, ignored);
        return tl::unexpected(writeFailed(path, why));
    };
    std::FILE* file = std::fopen(draft.c_str(), "wb");
    if (!file) return tl::unexpected(writeFailed(path, errno));
    errno = 0;
    const bool isWritten = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0 && fsync(fileno(file)) == 0;
    const int why = errno;
    const bool isClosed = std::fclose(file) == 0;  // a full disk may show itself only here
    if (!isWritten) return failWith(why);
    if (!isClosed) return failWith(errno);
    if (std::rename(draft.c_str(), path.c_str()) != 0) return failWith(errno);
    return {};
}

std::string fileNameOf(const std::string& name) {
    QString kept;
    for (const QChar letter : QString::fromStdString(name).normalized(QString::NormalizationForm_C)) {
        const bool isForbidden = letter.category() == QChar::Other_Control || QStringLiteral("/\\:*?\"<>|").contains(letter);
        kept += isForbidden ? QChar(' ') : letter;
    }
    kept = kept.simplified().left(kMostLetters).trimmed();
    while (kept.endsWith('.')) kept.chop(1);  // Windows takes them off
    return kept.isEmpty() ? text(SABAN_TR("viewer", "scene")) : kept.toStdString();
}

std::string pictureNameOf(const layers::Briefing& briefing, std::size_t scene) {
    const std::size_t digits = std::max<std::size_t>(2, std::to_string(briefing.scenes.size()).size());
    return fmt::format("{:0{}} {}.png", scene + 1, digits, fileNameOf(briefing.scenes[scene].title()));
}

std::string markingOf(const ScenePlayer& player) {
    const auto& briefing = player.performance().briefing;
    return briefing && briefing->plan ? briefing->plan->settings.marking : std::string();
}

void enterOutput(const ScenePlayer& player, OutputStats& stats, const std::string& what, const std::string& path, int copies) {
    const std::string name = std::filesystem::path(path).filename().string();
    std::error_code noSize;
    const auto bytes = std::filesystem::file_size(path, noSize);
    enter(player, stats, {.what = what, .file = name, .bytes = noSize ? 0 : static_cast<std::int64_t>(bytes), .copies = copies}, [&path] { return layers::digestOfFile(path); });
}

void enterOutput(const ScenePlayer& player, OutputStats& stats, const std::string& what, const std::string& name, std::span<const char> content, int copies) {
    enter(player, stats, {.what = what, .file = name, .bytes = static_cast<std::int64_t>(content.size()), .copies = copies},
          [content] { return geo::Result<std::string>(layers::digestOf({content.data(), content.size()})); });
}

geo::Result<SceneRange> checkedRange(const SceneRange& wanted, std::size_t sceneCount) {
    if (wanted.from > wanted.to || wanted.from >= sceneCount)
        return geo::fail(geo::ErrorCode::InvalidArgument,
                         text(SABAN_TR("viewer", "cannot put out scenes {0} to {1}: the briefing has {2}"), wanted.from + 1, wanted.to + 1, sceneCount));
    return SceneRange{wanted.from, std::min(wanted.to, sceneCount - 1)};
}

void showAtItsEnd(ScenePlayer& player, std::size_t scene, double nowS) {
    player.show(scene, ScenePlayer::Entrance::AtOnce, nowS);
    player.finish(nowS);
    player.advance(nowS);
}

geo::Result<Picture> takePictureAsAble(OffscreenContext& context, ScenePlayer& player, glm::ivec2 sizePx, int& samples, std::stop_token stop) {
    for (;;) {
        auto picture = player.takePicture(context, sizePx, samples, stop);
        const bool isRefused = !picture && picture.error().code == geo::ErrorCode::Unsupported;
        if (!isRefused || samples <= 1) return picture;
        samples /= 2;
    }
}

}  // namespace saban::viewer

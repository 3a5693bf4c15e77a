#include "viewer/scenes/handout.h"

#include <QBuffer>
#include <QImage>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <algorithm>
#include <cmath>
#include <optional>

#include "geo/core/text.h"
#include "viewer/overlay/writing_font.h"
#include "viewer/scenes/handout_sheets.h"
#include "viewer/scenes/output_files.h"
#include "viewer/table/number_words.h"

namespace saban::viewer {

namespace {

constexpr int kPageDotsPerInch = 1200;
constexpr double kMmPerInch = 25.4;
constexpr double kProbePx = 32.0;
constexpr double kTextOfPaper = 0.7 / 96.0;  // a logical pixel of signs and names is 0.7 of a 96th of an inch

/// Two digits that count: nobody measures more in a picture in perspective.
double roundedScale(double scale) {
    const double power = std::pow(10.0, std::floor(std::log10(scale)) - 1.0);
    return std::round(scale / power) * power;
}

/// "about 1:12.000 in the middle of the picture"; of a map its scale, which is one all over. Empty where the middle shows no ground.
QString scaleTextOf(const TableView& table, glm::ivec2 sizePx, int dotsPerInch) {
    const auto middle = table.pick(glm::dvec2(sizePx) / 2.0);
    if (!middle) return {};
    const double scale = table.metresPerPixelAt(glm::dvec2(middle->ground)) * dotsPerInch / kMmPerInch * 1000.0;
    if (!std::isfinite(scale) || scale <= 0.0) return {};
    const bool isMap = table.camera().view().isFlat();
    if (isMap) return QString::fromStdString(text(SABAN_TR("viewer", "Scale {0}"), scaleText(scale)));
    return QString::fromStdString(text(SABAN_TR("viewer", "Scale in the middle of the picture about {0}"), scaleText(roundedScale(scale))));
}

QImage imageOf(const Picture& picture) {
    return QImage(picture.rgb.data(), picture.sizePx.x, picture.sizePx.y, picture.sizePx.x * 3, QImage::Format_RGB888).copy();
}

/// The sheet without margins of its own: the layout has its own.
void useWholeSheet(QPagedPaintDevice& device, PageSize size) {
    device.setPageLayout(QPageLayout(QPageSize(size == PageSize::A3 ? QPageSize::A3 : QPageSize::A4), QPageLayout::Landscape, QMarginsF(0.0, 0.0, 0.0, 0.0), QPageLayout::Millimeter));
}

glm::ivec2 pictureSizeOf(const QRectF& mm, double dotsPerInch) { return {std::lround(mm.width() / kMmPerInch * dotsPerInch), std::lround(mm.height() / kMmPerInch * dotsPerInch)}; }

/// What the pages say, legends where they are wanted.
std::vector<SheetContent> contentsFor(const ScenePlayer& player, const HandoutOptions& options, const SceneRange& range) {
    const layers::Briefing& briefing = *player.performance().briefing;
    std::vector<SheetContent> contents = sheetContentsOf(briefing, range);
    addLegends(contents, player.performance(), range.from, options.isGreyscale ? Inks::Greys : Inks::Colours);
    for (std::size_t i = 0; i < contents.size() && !options.legend; ++i)
        if (!briefing.scenes[range.from + i].scene->showsLegend) contents[i].legend = nullptr;
    return contents;
}

/// Titles and legends stand on the page: while this lives, the player shows none in the picture, and its writing has the size of paper.
class QuietPlayer {
   public:
    QuietPlayer(ScenePlayer& player, double dotsPerInch) : player_(player), before_(player.performance()) {
        Performance quiet = before_;
        quiet.showsTitles = false;
        quiet.look.legend = false;
        auto briefing = std::make_shared<layers::Briefing>(*before_.briefing);
        for (layers::BriefingScene& scene : briefing->scenes) {
            auto plain = std::make_shared<layers::Scene>(*scene.scene);
            plain->showsLegend = false;
            scene.scene = std::move(plain);
        }
        quiet.briefing = std::move(briefing);
        player_.setPerformance(std::move(quiet));
        player_.setTextScale(std::clamp(dotsPerInch * kTextOfPaper, 1.0, 4.0));
    }
    ~QuietPlayer() {
        player_.setPerformance(before_);
        player_.setTextScale(textScale_);  // letters of paper stay on paper
    }
    QuietPlayer(const QuietPlayer&) = delete;
    QuietPlayer& operator=(const QuietPlayer&) = delete;

   private:
    ScenePlayer& player_;
    Performance before_;
    double textScale_ = player_.textScale();
};

/// What the pages of a scene need, packed: a printer gets its pages when all are whole.
struct KeptPicture {
    glm::ivec2 sizePx{0};
    QByteArray packed{};
    QString scale{};
};

KeptPicture keptOf(const Picture& picture, const QString& scale) {
    constexpr int kQuickly = 1;
    return {.sizePx = picture.sizePx, .packed = qCompress(picture.rgb.data(), static_cast<qsizetype>(picture.rgb.size()), kQuickly), .scale = scale};
}

QImage imageOf(const KeptPicture& kept) {
    const QByteArray rgb = qUncompress(kept.packed);
    if (rgb.size() != qsizetype{3} * kept.sizePx.x * kept.sizePx.y) return {};
    return QImage(reinterpret_cast<const uchar*>(rgb.constData()), kept.sizePx.x, kept.sizePx.y, kept.sizePx.x * 3, QImage::Format_RGB888).copy();
}

enum class Print { Refused, Broken, Sent };

/// All pages, from pictures by scene. `Broken`: some may be out.
Print print(QPagedPaintDevice& printer, const HandoutLayout& layout, const std::vector<KeptPicture>& pictures) {
    QPainter painter;
    if (!painter.begin(&printer)) return Print::Refused;
    bool isWhole = true;
    for (std::size_t page = 0; page < layout.pageCount() && isWhole; ++page) {
        if (page > 0) isWhole = printer.newPage();
        const KeptPicture& kept = pictures[layout.sceneOf(page)];
        if (isWhole) layout.paint(painter, page, layout.hasPicture(page) ? imageOf(kept) : QImage(), kept.scale);
    }
    return painter.end() && isWhole ? Print::Sent : Print::Broken;
}

/// What every page needs: letters, and room for its marking.
std::optional<geo::Error> whyNoPages(const HandoutLayout& pages) {
    if (!canBeWritten(QStringLiteral("Aa1"), writingFont(kProbePx, QFont::Normal)))
        return geo::Error{geo::ErrorCode::Unsupported, text(SABAN_TR("viewer", "cannot write on a page: no font with letters is installed, or its file is damaged. Install the package fonts-noto-core or fonts-dejavu-core"))};
    if (!pages.hasWholeMarking())
        return geo::Error{geo::ErrorCode::Unsupported, text(SABAN_TR("viewer", "the marking of the plan is too long to be read on a page. Nothing is made without its marking: shorten it."))};
    return std::nullopt;
}
geo::Error stopped() { return {geo::ErrorCode::Cancelled, text(SABAN_TR("viewer", "stopped before the handout was whole"))}; }

}  // namespace

geo::Result<OutputStats> writeHandout(OffscreenContext& context, ScenePlayer& player, TableView& table, const HandoutOptions& options, const std::string& path,
                                      std::stop_token stop, const geo::Progress& progress) {
    const Stopwatch watch;
    const auto range = checkedRange(options.scenes, player.sceneCount());
    if (!range) return tl::unexpected(range.error());
    const layers::Briefing& briefing = *player.performance().briefing;
    const HandoutLayout::Options sheet = sheetOptionsOf(options.page, options.notes, options.isGreyscale);
    const SheetFrame frame = sheetFrameOf(*briefing.plan, options.copyText);

    // In memory, so that nothing half-made lies about when the program is ended.
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&bytes);
    pdf.setResolution(kPageDotsPerInch);
    pdf.setTitle(frame.plan);
    pdf.setCreator(QStringLiteral("Saban"));
    useWholeSheet(pdf, options.page);
    const std::vector<SheetContent> contents = contentsFor(player, options, *range);
    const HandoutLayout pages(pdf, sheet, frame, contents);
    if (const auto why = whyNoPages(pages)) return tl::unexpected(*why);
    QPainter painter;
    if (!painter.begin(&pdf)) return geo::fail(geo::ErrorCode::WriteFailed, text(SABAN_TR("viewer", "cannot make pages of this size")));

    const QuietPlayer quiet(player, options.dotsPerInch);

    OutputStats stats;
    int samples = options.samples;
    const double count = static_cast<double>(range->to - range->from + 1);
    std::vector<KeptPicture> kept;  // for the printer
    QImage image;
    QString scale;
    for (std::size_t page = 0; page < pages.pageCount(); ++page) {
        if (pages.hasPicture(page)) {
            const glm::ivec2 sizePx = pictureSizeOf(pages.pictureMm(page), options.dotsPerInch);
            showAtItsEnd(player, range->from + pages.sceneOf(page), static_cast<double>(stats.scenes));
            const auto picture = takePictureAsAble(context, player, sizePx, samples, stop);
            if (!picture) return tl::unexpected(picture.error());
            image = imageOf(*picture);
            scale = scaleTextOf(table, sizePx, options.dotsPerInch);
            if (options.printer) kept.push_back(keptOf(*picture, scale));
            ++stats.scenes;
        }
        if (stop.stop_requested()) return tl::unexpected(stopped());
        if (page > 0) pdf.newPage();
        pages.paint(painter, page, image, scale);
        geo::report(progress, static_cast<double>(stats.scenes) / count);
    }
    stats.pages = pages.pageCount();
    painter.end();
    bytes.close();

    const QByteArray& made = bytes.data();
    const std::span<const char> content(made.constData(), static_cast<std::size_t>(made.size()));
    if (stop.stop_requested()) return tl::unexpected(stopped());
    if (!path.empty()) {
        if (auto written = writeWholeFile(path, content); !written) return tl::unexpected(written.error());
        enterOutput(player, stats, "handout", path, options.copies);
        stats.files.push_back(path);
    }
    if (options.printer) {
        useWholeSheet(*options.printer, options.page);
        const HandoutLayout sheets(*options.printer, sheet, frame, contents);
        if (const auto why = whyNoPages(sheets)) return tl::unexpected(*why);
        const Print outcome = print(*options.printer, sheets, kept);
        if (outcome == Print::Refused)
            return geo::fail(geo::ErrorCode::WriteFailed, text(SABAN_TR("viewer", "cannot print on '{0}': the printer refuses. Is it switched on, and may you use it?"), options.printerName));
        // What was sent is told by the digest of the same pages as a file.
        enterOutput(player, stats, "print", options.printerName, content, options.copies);
        if (outcome == Print::Broken)
            stats.warnings.push_back({"print", text(SABAN_TR("viewer", "the printer '{0}' did not take all pages. See that no sheet stays there, and print again"), options.printerName)});
    }
    if (samples < options.samples)
        stats.warnings.push_back({"samples", text(SABAN_TR("viewer", "the driver '{0}' has no room for {1} samples in each pixel of such a picture: {2} were taken"), table.rendererName(), options.samples, samples)});
    stats.tookS = watch.seconds();
    return stats;
}

geo::Result<Picture> previewHandout(OffscreenContext& context, ScenePlayer& player, TableView& table, const HandoutOptions& options, glm::ivec2 sizePx, std::stop_token stop) {
    const auto range = checkedRange(options.scenes, player.sceneCount());
    if (!range) return tl::unexpected(range.error());
    const HandoutLayout::Options sheetOptions = sheetOptionsOf(options.page, options.notes, options.isGreyscale);
    QImage sheet = sheetWithin({sizePx.x, sizePx.y}, sheetOptions);
    // All pages are laid out: the first says how many there are.
    const HandoutLayout layout(sheet, sheetOptions, sheetFrameOf(*player.performance().briefing->plan, options.copyText), contentsFor(player, options, *range));
    if (const auto why = whyNoPages(layout)) return tl::unexpected(*why);
    const double sheetDotsPerInch = sheet.dotsPerMeterX() * kMmPerInch / 1000.0;
    const double dotsPerInch = std::max(sheetDotsPerInch, 1.0 / kTextOfPaper);  // with fewer, signs and names would be larger than they will be on paper
    const QuietPlayer quiet(player, dotsPerInch);
    const glm::ivec2 pictureSizePx = pictureSizeOf(layout.pictureMm(0), dotsPerInch);
    int samples = options.samples;
    showAtItsEnd(player, range->from, 0.0);
    const auto picture = takePictureAsAble(context, player, pictureSizePx, samples, stop);
    if (!picture) return tl::unexpected(picture.error());
    QPainter painter(&sheet);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform | QPainter::TextAntialiasing);
    const glm::ivec2 shownPx = pictureSizeOf(layout.pictureMm(0), sheetDotsPerInch);
    const QImage shown = imageOf(*picture).scaled(shownPx.x, shownPx.y, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    layout.paint(painter, 0, shown, scaleTextOf(table, pictureSizePx, static_cast<int>(std::lround(dotsPerInch))));
    painter.end();
    Picture page{.sizePx = {sheet.width(), sheet.height()}, .rgb = {}};
    for (int y = 0; y < sheet.height(); ++y) page.rgb.insert(page.rgb.end(), sheet.constScanLine(y), sheet.constScanLine(y) + sheet.width() * 3);
    return page;
}

}  // namespace saban::viewer

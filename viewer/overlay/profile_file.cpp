#include "viewer/overlay/profile_file.h"

#include <fmt/format.h>

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <algorithm>

#include "geo/core/text.h"
#include "layers/exchange/marking.h"
#include "viewer/overlay/writing_font.h"

namespace saban::viewer {

namespace {

constexpr double kTitlePx = 34.0;      // of its band
constexpr double kOrdinaryHeightPx = 540.0;

QString endingOf(const std::string& path) { return QString::fromStdString(path).section(QLatin1Char('.'), -1).toLower(); }

/// What is drawn on a sheet.
struct Sheet {
    const geo::Profile& profile;
    std::span<const ProfileMark> marks;
    const std::string &title, &marking;
    glm::ivec2 sizePx;
};

geo::Result<void> paintSheet(QPainter& painter, const Sheet& sheet) {
    const ProfileColours colours;
    const double unit = std::max(0.6, sheet.sizePx.y / kOrdinaryHeightPx), band = sheet.title.empty() ? 0.0 : kTitlePx * unit;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0.0, 0.0, sheet.sizePx.x, sheet.sizePx.y), QColor::fromRgb(colours.paper));
    const ProfileChart chart(sheet.profile, sheet.marks, sheet.marking, {{0.0, band}, glm::dvec2(sheet.sizePx)}, unit);
    if (auto painted = chart.paint(painter, colours); !painted) return painted;
    if (sheet.title.empty()) return {};
    painter.setFont(writingFont(17.0 * unit, QFont::Bold));
    painter.setPen(QColor::fromRgb(colours.ink));
    painter.drawText(QRectF(16.0 * unit, 0.0, sheet.sizePx.x - 32.0 * unit, band), Qt::AlignVCenter | Qt::AlignLeft, QString::fromStdString(sheet.title));
    return {};
}

geo::Result<QByteArray> pngOf(const Sheet& sheet) {
    QImage image(sheet.sizePx.x, sheet.sizePx.y, QImage::Format_RGB32);
    if (image.isNull()) return QByteArray();
    const QString key = QStringLiteral("Description");  // of PNG's chunks of text
    if (!sheet.marking.empty()) image.setText(key, QString::fromStdString(sheet.marking));
    {
        QPainter painter(&image);
        if (auto painted = paintSheet(painter, sheet); !painted) return tl::unexpected(painted.error());
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

geo::Result<QByteArray> svgOf(const Sheet& sheet) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize({sheet.sizePx.x, sheet.sizePx.y});
    generator.setViewBox(QRect(0, 0, sheet.sizePx.x, sheet.sizePx.y));
    generator.setTitle(QString::fromStdString(sheet.title));
    generator.setDescription(QString::fromStdString(sheet.marking));
    {
        QPainter painter(&generator);
        if (auto painted = paintSheet(painter, sheet); !painted) return tl::unexpected(painted.error());
    }
    return bytes;
}

}  // namespace

std::string profileCsv(const geo::Profile& profile) {
    std::string csv = "distance_m,e,n,height_m,grade_percent\n";
    for (const geo::ProfileSample& sample : profile.samples)
        csv += fmt::format("{:.3f},{:.3f},{:.3f},{},{}\n", sample.distanceM, sample.at.x, sample.at.y, sample.heightM ? fmt::format("{:.3f}", *sample.heightM) : "",
                           sample.gradePercent ? fmt::format("{:.3f}", *sample.gradePercent) : "");
    return csv;
}

geo::Result<void> checkProfileEnding(const std::string& path) {
    const QString ending = endingOf(path);
    if (ending == QLatin1String("csv") || ending == QLatin1String("png") || ending == QLatin1String("svg")) return {};
    return geo::fail(geo::ErrorCode::Unsupported, text(SABAN_TR("viewer", "cannot write the profile '{}': its name must end with .csv, .png or .svg"), path));
}

geo::Result<void> writeProfile(const geo::Profile& profile, std::span<const ProfileMark> marks, const std::string& title, const std::string& marking, glm::ivec2 sizePx,
                               const std::string& path) {
    if (auto form = checkProfileEnding(path); !form) return form;
    const QString ending = endingOf(path);
    const Sheet sheet{.profile = profile, .marks = marks, .title = title, .marking = marking, .sizePx = sizePx};
    const geo::Result<QByteArray> drawn = ending == QLatin1String("csv")   ? QByteArray::fromStdString(layers::withMarkingColumn(profileCsv(profile), marking))
                                          : ending == QLatin1String("png") ? pngOf(sheet)
                                                                           : svgOf(sheet);
    if (!drawn) return tl::unexpected(drawn.error());
    const QByteArray& bytes = *drawn;
    QSaveFile file(QString::fromStdString(path));
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return geo::fail(geo::ErrorCode::WriteFailed, text(SABAN_TR("viewer", "cannot write the profile '{0}': {1}. Choose a folder that you may write to and that has room."), path,
                                                           bytes.isEmpty() ? "?" : file.errorString().toStdString()));
    return {};
}

}  // namespace saban::viewer

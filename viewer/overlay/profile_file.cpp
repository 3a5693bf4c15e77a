#include "viewer/overlay/profile_file.h"

#include <fmt/format.h>

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <algorithm>

#include "geo/core/text.h"

namespace saban::viewer {

namespace {

constexpr double kTitlePx = 34.0;      // of its band
constexpr double kOrdinaryHeightPx = 540.0;

QString endingOf(const std::string& path) { return QString::fromStdString(path).section(QLatin1Char('.'), -1).toLower(); }

void paintSheet(QPainter& painter, const geo::Profile& profile, std::span<const ProfileMark> marks, const std::string& title, glm::ivec2 sizePx) {
    const ProfileColours colours;
    const double unit = std::max(0.6, sizePx.y / kOrdinaryHeightPx), band = title.empty() ? 0.0 : kTitlePx * unit;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0.0, 0.0, sizePx.x, sizePx.y), QColor::fromRgb(colours.paper));
    const ProfileChart chart(profile, marks, {{0.0, band}, glm::dvec2(sizePx)}, unit);
    chart.paint(painter, colours);
    if (title.empty()) return;
    QFont font;
    font.setPixelSize(static_cast<int>(17.0 * unit));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(QColor::fromRgb(colours.ink));
    painter.drawText(QRectF(16.0 * unit, 0.0, sizePx.x - 32.0 * unit, band), Qt::AlignVCenter | Qt::AlignLeft, QString::fromStdString(title));
}

QByteArray pngOf(const geo::Profile& profile, std::span<const ProfileMark> marks, const std::string& title, glm::ivec2 sizePx) {
    QImage image(sizePx.x, sizePx.y, QImage::Format_RGB32);
    if (image.isNull()) return {};
    {
        QPainter painter(&image);
        paintSheet(painter, profile, marks, title, sizePx);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QByteArray svgOf(const geo::Profile& profile, std::span<const ProfileMark> marks, const std::string& title, glm::ivec2 sizePx) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize({sizePx.x, sizePx.y});
    generator.setViewBox(QRect(0, 0, sizePx.x, sizePx.y));
    generator.setTitle(QString::fromStdString(title));
    {
        QPainter painter(&generator);
        paintSheet(painter, profile, marks, title, sizePx);
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

geo::Result<void> writeProfile(const geo::Profile& profile, std::span<const ProfileMark> marks, const std::string& title, glm::ivec2 sizePx, const std::string& path) {
    if (auto form = checkProfileEnding(path); !form) return form;
    const QString ending = endingOf(path);
    const QByteArray bytes = ending == QLatin1String("csv")   ? QByteArray::fromStdString(profileCsv(profile))
                             : ending == QLatin1String("png") ? pngOf(profile, marks, title, sizePx)
                                                              : svgOf(profile, marks, title, sizePx);
    QSaveFile file(QString::fromStdString(path));
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return geo::fail(geo::ErrorCode::WriteFailed, text(SABAN_TR("viewer", "cannot write the profile '{0}': {1}. Choose a folder that you may write to and that has room."), path,
                                                           bytes.isEmpty() ? "?" : file.errorString().toStdString()));
    return {};
}

}  // namespace saban::viewer

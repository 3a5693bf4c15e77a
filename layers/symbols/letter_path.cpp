#include "layers/symbols/letter_path.h"

#include <QFont>
#include <QGlyphRun>
#include <QHash>
#include <QPainterPath>
#include <QRawFont>
#include <QTextLayout>
#include <QTransform>
#include <QtEndian>
#include <memory>
#include <vector>

namespace saban::layers {

namespace {

constexpr double kMasterPx = 512.0;
constexpr qsizetype kMostFaces = 24;

/// A font's file from its tables, as far as outlines need them; empty for one of another kind.
QByteArray fileOf(const QRawFont& font) {
    struct Table {
        const char* tag;
        QByteArray content;
    };
    std::vector<Table> tables;
    for (const char* tag : {"CFF ", "OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"})  // in the order that the form asks for
        if (QByteArray content = font.fontTable(tag); !content.isEmpty()) tables.push_back({tag, std::move(content)});
    const bool hasCff = !tables.empty() && qstrcmp(tables.front().tag, "CFF ") == 0;
    if (tables.size() < 7) return {};
    QByteArray file(hasCff ? "OTTO" : QByteArrayView("\0\1\0\0", 4).toByteArray());
    const auto put = [&file](auto number) {
        const auto big = qToBigEndian(number);
        file.append(reinterpret_cast<const char*>(&big), sizeof big);
    };
    put(static_cast<quint16>(tables.size()));
    for (int i = 0; i < 3; ++i) put(quint16{0});  // for searching: nobody does
    auto at = static_cast<quint32>(12 + 16 * tables.size());
    for (const Table& table : tables) {
        file.append(table.tag, 4);
        put(quint32{0});
        put(at);
        put(static_cast<quint32>(table.content.size()));
        at += (static_cast<quint32>(table.content.size()) + 3) / 4 * 4;
    }
    for (const Table& table : tables) {
        file.append(table.content);
        file.append((4 - table.content.size() % 4) % 4, '\0');
    }
    return file;
}

/// A font that nobody else uses, and its outlines at one size.
///
/// FreeType keeps what a font's own program left behind at one size for the next; so outlines that are hinted, as Qt asks for them, differ a little after another size was used.
class Face {
 public:
    explicit Face(const QRawFont& font) : own_(fileOf(font), kMasterPx, QFont::PreferNoHinting) {
        if (own_.isValid() && own_.weight() != font.weight()) own_ = QRawFont();  // made bold by Qt
        if (own_.isValid()) own_.pathForGlyph(1);                                // from now on it has seen one size only
    }
    /// At `kMasterPx`; null: it has none of its own.
    const QPainterPath* outline(quint32 glyph) {
        if (!own_.isValid()) return nullptr;
        auto known = outlines_.find(glyph);
        if (known == outlines_.end()) known = outlines_.insert(glyph, own_.pathForGlyph(glyph));
        return &*known;
    }

 private:
    QRawFont own_;
    QHash<quint32, QPainterPath> outlines_;
};

Face& faceOf(const QRawFont& font) {
    static thread_local QHash<QByteArray, std::shared_ptr<Face>> faces;  // a raw font belongs to its thread
    const QByteArray key = font.fontTable("head") + font.familyName().toUtf8() + font.styleName().toUtf8() + QByteArray::number(font.weight());
    auto found = faces.find(key);
    if (found == faces.end()) {
        if (faces.size() >= kMostFaces) faces.clear();
        found = faces.insert(key, std::make_shared<Face>(font));
    }
    return **found;
}

}  // namespace

QPainterPath letterPath(const QFont& font, QPointF from, const QString& text) {
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    if (text.isEmpty()) return path;
    QTextLayout layout(text, font);
    QTextOption option;
    option.setUseDesignMetrics(true);
    layout.setTextOption(option);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    const QPointF origin = from - QPointF(0.0, line.ascent());
    for (const QGlyphRun& run : layout.glyphRuns()) {
        const QRawFont raw = run.rawFont();
        // Where no font has the letters Qt gives one that is no file, and does not even have a name.
        Face* face = raw.fontTable("head").isEmpty() ? nullptr : &faceOf(raw);
        const double scale = raw.pixelSize() / kMasterPx;
        const auto glyphs = run.glyphIndexes();
        const auto places = run.positions();
        for (qsizetype i = 0; i < glyphs.size(); ++i) {
            const QPointF at = origin + places[i];
            if (const QPainterPath* outline = face ? face->outline(glyphs[i]) : nullptr) path.addPath(QTransform(scale, 0.0, 0.0, scale, at.x(), at.y()).map(*outline));
            else path.addPath(raw.pathForGlyph(glyphs[i]).translated(at));
        }
    }
    return path;
}

}  // namespace saban::layers

#pragma once

#include <QImage>
#include <QSize>

#include "layers/briefing/briefing.h"
#include "viewer/scenes/handout.h"
#include "viewer/scenes/page_layout.h"

namespace saban::viewer {

// What a handout says of a briefing, without drawing the table.

std::vector<SheetContent> sheetContentsOf(const layers::Briefing& briefing, const SceneRange& range);
/// With the present day, as the language writes it.
SheetFrame sheetFrameOf(const layers::Plan& plan, const std::string& copyText);
/// A sheet of paper across.
HandoutLayout::Options sheetOptionsOf(PageSize page, bool notes, bool isGreyscale);

/// How large the picture of a scene is on its page, so that it fills that part of a page `widthPx` wide.
QSize previewPictureSize(const layers::Briefing& briefing, std::size_t scene, bool notes, int widthPx);
/// The first page of a handout that begins with a scene, with a picture of it, as large as fits.
QImage previewPage(const layers::Briefing& briefing, std::size_t scene, bool notes, bool isGreyscale, const QImage& picture, QSize sizePx);

}  // namespace saban::viewer

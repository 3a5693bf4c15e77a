#pragma once

#include <QDate>
#include <QImage>
#include <QLocale>
#include <QSize>

#include "layers/briefing/briefing.h"
#include "viewer/scenes/handout.h"
#include "viewer/scenes/page_layout.h"

namespace saban::viewer {

// What a handout says of a briefing, without drawing the table.

std::vector<SheetContent> sheetContentsOf(const layers::Briefing& briefing, const SceneRange& range);
/// "Chủ Nhật, ngày 29 tháng 11 năm 2026", "Sunday, November 29, 2026".
QString longDate(QDate date, const QLocale& locale);

/// With the present day, as the language writes it.
SheetFrame sheetFrameOf(const layers::Plan& plan, const std::string& copyText);
/// A sheet of paper across.
HandoutLayout::Options sheetOptionsOf(PageSize page, bool notes, bool isGreyscale);

/// Puts the legend of each scene as it ends into its content: what the plan shows then, and the colours of the ground. `contents`: of the scenes from `first` on.
void addLegends(std::vector<SheetContent>& contents, const Performance& performance, std::size_t first, Inks inks);

/// A white sheet that is as large as fits, with its dots for each metre.
QImage sheetWithin(QSize sizePx, const HandoutLayout::Options& options);

}  // namespace saban::viewer

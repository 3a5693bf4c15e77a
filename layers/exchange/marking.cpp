#include "layers/exchange/marking.h"

namespace saban::layers {

std::string withMarkingColumn(const std::string& csv, const std::string& marking) {
    if (marking.empty()) return csv;
    std::string cell = ",\"";
    for (const char c : marking) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    cell += '"';
    const std::string title = "," + std::string(kMarkingColumn);
    std::string marked;
    bool isQuoted = false, isFirst = true, isEmpty = true;
    const auto endLine = [&] {
        if (!isEmpty) marked += isFirst ? title : cell;
        isFirst = isFirst && isEmpty;
        isEmpty = true;
    };
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (c == '"') isQuoted = !isQuoted;
        const bool endsLine = !isQuoted && (c == '\n' || (c == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n'));
        if (endsLine && (c == '\r' || i == 0 || csv[i - 1] != '\r')) endLine();
        if (!endsLine) isEmpty = false;
        marked += c;
    }
    endLine();
    return marked;
}

}  // namespace saban::layers

#include "layers/model/kind_words.h"

#include <map>

#include "geo/core/text.h"

namespace saban::layers {

std::string kindWord(std::string_view kind) {
    static const std::map<std::string_view, TextKey> words{
        {"groups", SABAN_TR("layers", "group")},         {"phases", SABAN_TR("layers", "phase")},
        {"map_layers", SABAN_TR("layers", "map layer")}, {"units", SABAN_TR("layers", "unit")},
        {"command_posts", SABAN_TR("layers", "command post")}, {"structures", SABAN_TR("layers", "structure")},
        {"routes", SABAN_TR("layers", "route")},         {"checkpoints", SABAN_TR("layers", "checkpoint")},
        {"unit_positions", SABAN_TR("layers", "unit position")}, {"areas", SABAN_TR("layers", "area")},
        {"control_lines", SABAN_TR("layers", "control line")}, {"notes", SABAN_TR("layers", "note")},
        {"scenes", SABAN_TR("layers", "scene")},         {"work_items", SABAN_TR("layers", "work item")},
        {"works", SABAN_TR("layers", "work item")},  // as lists call them
        {"work_log", SABAN_TR("layers", "work log entry")}};
    const auto found = words.find(kind);
    return found == words.end() ? std::string(kind) : translated(found->second);
}

std::string calledInMessages(std::string_view kind, const std::string& name) {
    constexpr std::size_t kMostBytes = 120;
    std::string shown = name;
    if (shown.size() > kMostBytes) {
        std::size_t end = kMostBytes;
        while ((static_cast<unsigned char>(shown[end]) & 0xC0) == 0x80) --end;  // not within a letter of UTF-8
        shown = shown.substr(0, end) + "…";
    }
    return kindWord(kind) + " '" + shown + "'";
}

}  // namespace saban::layers

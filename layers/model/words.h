#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "layers/model/features.h"

namespace saban::layers {

/// A value of an enumeration: as it is stored, and as people read it.
struct Word {
    std::string_view word, vi, en;
    std::string_view also{};  ///< read as this one, never written: what it was called before
};

/// In the order of the enumerators.
template <typename Enum>
std::span<const Word> wordsOf();

template <>
inline std::span<const Word> wordsOf<CommandPostKind>() {
    static constexpr std::array<Word, 5> words{{{"main", "Cơ bản", "Main", "Chính"},
                                                {"forward", "Phía trước", "Forward"},
                                                {"rear", "Phía sau", "Rear"},
                                                {"reserve", "Dự bị", "Reserve"},
                                                {"other", "Khác", "Other"}}};
    return words;
}

template <>
inline std::span<const Word> wordsOf<StructureState>() {
    static constexpr std::array<Word, 3> words{{{"planned", "Dự kiến", "Planned"},
                                                {"under_construction", "Đang xây dựng", "Under construction"},
                                                {"ready", "Đã xong", "Ready"}}};
    return words;
}

template <>
inline std::span<const Word> wordsOf<SceneTransition>() {
    static constexpr std::array<Word, 3> words{{{"fly", "Bay tới", "Fly"}, {"fade", "Mờ dần", "Fade"}, {"cut", "Chuyển ngay", "Cut"}}};
    return words;
}

template <>
inline std::span<const Word> wordsOf<RouteKind>() {
    static constexpr std::array<Word, 4> words{{{"existing_road", "Đường có sẵn", "Existing road"},
                                                {"road_to_build", "Đường làm mới", "Road to build"},
                                                {"foot_path", "Đường mòn", "Foot path"},
                                                {"vehicle_track", "Đường xe", "Vehicle track"}}};
    return words;
}

template <>
inline std::span<const Word> wordsOf<Side>() {
    static constexpr std::array<Word, 4> words{{{"own", "Ta", "Own"},
                                                {"other", "Đối phương", "Other"},
                                                {"neutral", "Trung lập", "Neutral"},
                                                {"unknown", "Chưa rõ", "Unknown"}}};
    return words;
}

template <>
inline std::span<const Word> wordsOf<AreaKind>() {
    static constexpr std::array<Word, 8> words{{{"base_area", "Khu căn cứ", "Base area"},
                                                {"rear_area", "Khu hậu phương", "Rear area"},
                                                {"assembly", "Khu tập kết", "Assembly area"},
                                                {"restricted", "Khu cấm", "Restricted area"},
                                                {"flood_prone", "Khu dễ ngập", "Flood-prone area"},
                                                {"search_area", "Khu tìm kiếm", "Search area"},
                                                {"administrative_unit", "Đơn vị hành chính", "Administrative unit"},
                                                {"other", "Khác", "Other"}}};
    return words;
}

template <>
inline std::span<const Word> wordsOf<ControlLineKind>() {
    static constexpr std::array<Word, 4> words{{{"boundary", "Ranh giới", "Boundary"},
                                                {"axis", "Hướng", "Axis"},
                                                {"phase_line", "Tuyến giai đoạn", "Phase line"},
                                                {"obstacle", "Tuyến vật cản", "Obstacle line"}}};
    return words;
}

template <>
inline std::span<const Word> wordsOf<MapLayerKind>() {
    static constexpr std::array<Word, 3> words{
        {{"elevation", "Độ cao", "Elevation"}, {"imagery", "Ảnh", "Imagery"}, {"vector", "Bản đồ véc-tơ", "Vector map"}}};
    return words;
}

template <typename Enum>
std::string_view wordOf(Enum value) {
    return wordsOf<Enum>()[static_cast<std::size_t>(value)].word;
}

/// By the stored word or by what people read in either language, whatever the case of ASCII letters.
template <typename Enum>
std::optional<Enum> fromWord(std::string_view text);

/// The place of a text among words, as `fromWord` finds it.
std::optional<std::size_t> indexOfWord(std::span<const Word> words, std::string_view text);

template <typename Enum>
std::optional<Enum> fromWord(std::string_view text) {
    const auto index = indexOfWord(wordsOf<Enum>(), text);
    return index ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
}

}  // namespace saban::layers

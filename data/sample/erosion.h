#pragma once

#include <cstdint>

#include "data/sample/flow_routing.h"
#include "data/sample/grid.h"

namespace saban::sample {

/// The laws that shape the ground: dh/dt = U - K A^m S^n + G Qs / A + D laplace(h), with U the uplift, A the
/// drainage area, S the slope along the flow and Qs the sediment that arrives from upstream.
struct ErosionLaw {
    double timeStepYears = 10'000.0;
    double upliftMPerYear = 5e-4;
    /// K, in m^(1 - 2m) per year.
    double erodibility = 1e-5;
    /// m
    double areaExponent = 0.45;
    /// n
    double slopeExponent = 1.0;
    /// G, without unit: 0 carries all sediment away, larger values lay more of it down.
    double deposition = 0.0;
    /// D of the hillslopes, m2 per year; it fades where streams carry the creeping soil away.
    double diffusivityM2PerYear = 0.0;
    /// Ground steeper than this (rise over run along the flow) slides at once.
    double slopeMax = 1e9;
    FlowChoice flow = FlowChoice::Steepest;
};

/// What an eroding ground consists of. All grids have one shape.
struct ErodingGround {
    Grid<double> heights;
    OutletMask outlets;
    /// Factors on the law's uplift and erodibility, cell by cell.
    Grid<float> uplift;
    Grid<float> erodibility;
    /// Net erosion of the last step, m: what deposition in the next one is computed from.
    Grid<float> erodedM;
    int stepsDone = 0;
};

/// One step of time: closes pits (in every eighth step depressions of any size), routes the flow, and solves the law of
/// stream power implicitly from the outlets upstream in one pass over the cells; then lets the hillslopes creep. Stable
/// at any length of step.
///
/// Sources: J. Braun, S. Willett, "A very efficient O(n), implicit and parallel method to solve the stream power
/// equation governing fluvial incision and landscape evolution", 2013; X. Yuan, J. Braun, L. Guerit, D. Rouby,
/// G. Cordonnier, "A new efficient method to solve the stream power law model taking into account sediment
/// deposition", 2019, with one Gauss-Seidel iteration in each step of time.
void erode(ErodingGround& ground, const ErosionLaw& law, std::uint64_t seed);

/// Lets slopes creep for `years`, explicit in as many parts as stability needs. Outlets stay.
/// `weight` scales the diffusivity between 0 and 1, cell by cell.
void diffuse(Grid<double>& heights, const OutletMask& outlets, const Grid<float>& weight, double diffusivityM2PerYear,
             double years);

}  // namespace saban::sample

// Charts as SVG to stand in an HTML page, which gives them their colours by class. One thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace seatlock::simulator {

struct ChartSeries {
    std::string name;
    std::string style;                              ///< class that sets the colour
    std::vector<std::pair<double, double>> points;  ///< by x
};

struct ChartBar {
    std::string name;
    std::string style;
    double value = 0;
    std::string text;  ///< the value, as it is to be read
};

struct ChartFrame {
    std::string id;           ///< within the page
    std::string title;        ///< read aloud, not shown
    std::string description;  ///< what is to be seen, read aloud
    double width = 720;
    double height = 260;
};

/// Round values from 0 that end at or above `most`: at most six.
std::vector<double> chartTicks(double most);

/// Lines over seconds, on one scale.
std::string lineChart(const ChartFrame& frame, const std::vector<ChartSeries>& series);
/// Areas on top of each other, the first at the bottom; all have the same x.
std::string stackChart(const ChartFrame& frame, const std::vector<ChartSeries>& series);
/// One horizontal bar each, as high as they need.
std::string barChart(const ChartFrame& frame, const std::vector<ChartBar>& bars);

}  // namespace seatlock::simulator
